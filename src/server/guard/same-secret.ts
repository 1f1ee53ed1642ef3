/** Compares secrets in a time that says nothing about them. */
import { createHash, timingSafeEqual } from 'node:crypto';

/** True when both are equal. Hashed first, as lengths would show too. */
export function isSameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

export function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
