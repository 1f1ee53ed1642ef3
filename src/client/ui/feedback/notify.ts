/** Short messages at the edge of the page, for what a person did and may want to undo. Never for errors of a run. */
import { useUiState } from '../../state/ui-state.ts';
import { withoutKey } from '../../state/without-key.ts';
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
  const key = randomId();
  const offered = new Map([
    ...(action ? [[action.label, action.run] as const] : []),
    ...(undo ? [['Undo', undo] as const] : []),
  ]);
  const { notices, noticeActions } = useUiState.getState();
  // The same message is shown once; one that can be undone is another thing each time.
  const others = undo ? notices : notices.filter((notice) => notice.message !== message);
  // More than three would cover what people work on.
  const shown = [...others.slice(-2), { key, message, offers: [...offered.keys()] }];
  const actions = new Map([...noticeActions, [key, offered]]);
  useUiState.setState({
    notices: shown,
    noticeActions: new Map([...actions].filter(([other]) => shown.some((notice) => notice.key === other))),
  });
  announce(message);
}

/** Does what a button of the notice offers, and takes the notice away. */
export function acceptOffer(key: string, label: string): void {
  const act = useUiState.getState().noticeActions.get(key)?.get(label);
  dismissNotice(key);
  act?.();
}

export function dismissNotice(key: string): void {
  useUiState.setState(({ notices, noticeActions }) => ({
    notices: notices.filter((notice) => notice.key !== key),
    noticeActions: withoutKey(noticeActions, key),
  }));
}
