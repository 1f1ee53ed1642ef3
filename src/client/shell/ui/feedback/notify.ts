/** Short messages at the edge of the page, for what the user did and may want to undo. Never for errors of a run. */
import { type ShownNotice, useUiState } from '../../state/ui-state.ts';
import { randomId } from '../browser/random-id.ts';
import { announce } from './announce.ts';

export interface Notice {
  message: string;
  /** Offers a button "Undo" for as long as the message is shown. */
  undo?: () => void;
  /** Offers another button, for a likely next step. */
  action?: { label: string; run: () => void };
  /** Until it is closed, because it has something that the user typed. */
  stays?: true;
}

/** Shows the notice and announces it. */
export function notify({ message, undo, action, stays }: Notice): void {
  const actions = new Map([
    ...(action ? [[action.label, action.run] as const] : []),
    ...(undo ? [['Undo', undo] as const] : []),
  ]);
  const { notices } = useUiState.getState();
  // The same message is shown once, unless it can be undone: each undo is a different one.
  const others = undo ? notices : notices.filter((notice) => notice.message !== message);
  // More than three would cover the page.
  show([
    ...others.slice(-2),
    { key: randomId(), message, offers: [...actions.keys()], actions, ...(stays && { stays }) },
  ]);
  announce(message);
}

/** Runs the action of a button of the notice and closes the notice. */
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
