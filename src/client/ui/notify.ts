/** Short messages at the edge of the page, for what a person did and may want to undo. Never for errors of a run. */
import { announce } from './announce.ts';

export interface Notice {
  message: string;
  /** Offers a button "Undo" for as long as the message stands. */
  undo?: () => void;
  /** Offers a button of its own, for what may be wanted next. */
  action?: { label: string; run: () => void };
}

export interface ShownNotice extends Notice {
  key: number;
}

let notices: readonly ShownNotice[] = [];
let lastKey = 0;
const listeners = new Set<() => void>();

/** Shows the notice, and says it to those who listen. */
export function notify(notice: Notice): void {
  lastKey += 1;
  // More than three would cover what people work on.
  change([...notices.slice(-2), { ...notice, key: lastKey }]);
  announce(notice.message);
}

export function dismissNotice(key: number): void {
  change(notices.filter((notice) => notice.key !== key));
}

/** For the list of notices, as an external store. */
export function noticesNow(): readonly ShownNotice[] {
  return notices;
}

export function onNotices(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(next: readonly ShownNotice[]): void {
  notices = next;
  for (const listener of listeners) listener();
}
