import type { KeyboardEvent } from 'react';

/** True for an Escape that is meant for the element itself: not for an open list, or for a menu or dialog opened from it. */
export function isOwnEscape({ key, target, currentTarget }: KeyboardEvent<HTMLElement>): boolean {
  if (key !== 'Escape' || !(target instanceof Element) || !currentTarget.contains(target)) return false;
  return target.getAttribute('aria-expanded') !== 'true';
}
