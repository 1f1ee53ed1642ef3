/** The keys that move in a list: the same in every list of the page. */
import type { KeyboardEvent } from 'react';
import { hasModifier } from '../browser/platform-keys.ts';

export interface ListKeys {
  /** How the items are laid out: below each other, if absent. */
  axis?: 'down' | 'across';
  /** How many items Page Up and Page Down move; absent if they do not. */
  page?: number;
  /** True if the first item comes after the last. */
  isRing?: boolean;
}

type ListKeyEvent = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'preventDefault'>;

/** The index to which the key moves; null if it does not move. The browser then does not scroll for it. */
export function indexByKey(event: ListKeyEvent, at: number, count: number, keys: ListKeys = {}): number | null {
  const { axis = 'down', page, isRing = false } = keys;
  if (hasModifier(event) || count === 0) return null;
  const [back, on] = axis === 'down' ? ['ArrowUp', 'ArrowDown'] : ['ArrowLeft', 'ArrowRight'];
  const byKey: Partial<Record<string, number>> = {
    ...{ [back]: at - 1, [on]: at + 1, Home: 0, End: count - 1 },
    ...(page !== undefined && { PageUp: at - page, PageDown: at + page }),
  };
  const to = byKey[event.key];
  if (to === undefined) return null;
  event.preventDefault();
  return isRing ? (to + count) % count : Math.max(0, Math.min(count - 1, to));
}

/** Moves the focus between the elements of a list. Returns the one that has it now; null if the key does not move. */
export function focusByKey(event: KeyboardEvent<HTMLElement>, selector: string, keys?: ListKeys): HTMLElement | null {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
  const at = event.target instanceof HTMLElement ? items.indexOf(event.target) : -1;
  const to = at === -1 ? null : indexByKey(event, at, items.length, keys);
  const next = to === null ? null : (items[to] ?? null);
  next?.focus();
  return next;
}
