/** Compares secrets in constant time. */
import { createHash, timingSafeEqual } from 'node:crypto';

/** True when both are equal. They are hashed first, to hide their lengths too. */
export function isSameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

export function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
