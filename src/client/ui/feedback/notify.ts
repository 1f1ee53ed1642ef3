/** Short messages at the edge of the page, for what a person did and may want to undo. Never for errors of a run. */
import { announce } from './announce.ts';

export interface Notice {
  message: string;
  /** Offers a button "Undo" for as long as the message stands. */
  undo?: () => void;
  /** Offers a button of its own, for what may be wanted next. */
  action?: { label: string; run: () => void };
}

/** What is drawn of a notice. */
export interface ShownNotice {
  key: number;
  message: string;
  /** Labels of its buttons. */
  offers: readonly string[];
}

let notices: readonly ShownNotice[] = [];
let lastKey = 0;
/** By key and label. Not in `notices`: React remembers what was drawn before, and an undo may hold a run of many megabytes. */
const deeds = new Map<number, ReadonlyMap<string, () => void>>();
const listeners = new Set<() => void>();

/** Shows the notice, and says it to those who listen. */
export function notify({ message, undo, action }: Notice): void {
  lastKey += 1;
  const offered = new Map([
    ...(action ? [[action.label, action.run] as const] : []),
    ...(undo ? [['Undo', undo] as const] : []),
  ]);
  deeds.set(lastKey, offered);
  // What is said again stands once; one that can be undone is another thing each time.
  const others = undo ? notices : notices.filter((notice) => notice.message !== message);
  // More than three would cover what people work on.
  change([...others.slice(-2), { key: lastKey, message, offers: [...offered.keys()] }]);
  announce(message);
}

/** Does what a button of the notice offers, and takes the notice away. */
export function acceptOffer(key: number, label: string): void {
  const deed = deeds.get(key)?.get(label);
  dismissNotice(key);
  deed?.();
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
  for (const key of deeds.keys()) if (!next.some((notice) => notice.key === key)) deeds.delete(key);
  for (const listener of listeners) listener();
}
