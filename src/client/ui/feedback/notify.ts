/** Short messages at the edge of the page, for what a person did and may want to undo. Never for errors of a run. */
import { type ShownNotice, useUiState } from '../../state/ui-state.ts';
import { randomId } from '../browser/random-id.ts';
import { announce } from './announce.ts';

export interface Notice {
  message: string;
  /** Offers a button "Undo" for as long as the message is shown. */
  undo?: () => void;
  /** Offers a button of its own, for what may be wanted next. */
  action?: { label: string; run: () => void };
}

/** Shows the notice, and says it in the live region. */
export function notify({ message, undo, action }: Notice): void {
  const actions = new Map([
    ...(action ? [[action.label, action.run] as const] : []),
    ...(undo ? [['Undo', undo] as const] : []),
  ]);
  const { notices } = useUiState.getState();
  // The same message is shown once; one that can be undone is another thing each time.
  const others = undo ? notices : notices.filter((notice) => notice.message !== message);
  // More than three would cover what people work on.
  show([...others.slice(-2), { key: randomId(), message, offers: [...actions.keys()], actions }]);
  announce(message);
}

/** Does what a button of the notice offers, and takes the notice away. */
export function acceptOffer({ key, actions }: ShownNotice, label: string): void {
  const act = actions.get(label);
  dismissNotice(key);
  act?.();
}

export function dismissNotice(key: string): void {
  show(useUiState.getState().notices.filter((notice) => notice.key !== key));
}

function show(notices: readonly ShownNotice[]): void {
  const gone = useUiState.getState().notices.filter((notice) => !notices.includes(notice));
  useUiState.setState({ notices });
  for (const { actions } of gone) actions.clear();
}
