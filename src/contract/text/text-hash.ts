/** FNV-1a, 32 bits: tells texts apart, but is no protection. */

export function textHash(text: string): number {
  let hash = START;
  for (let index = 0; index < text.length; index += 1) hash = step(hash, text.charCodeAt(index));
  return hash >>> 0;
}

/**
 * A short fingerprint in base 36. Files and databases store it, so it must stay a fingerprint of characters, not of code units.
 */
export function textFingerprint(text: string): string {
  let hash = START;
  for (const character of text) hash = step(hash, character.codePointAt(0) ?? 0);
  return (hash >>> 0).toString(36);
}

const START = 0x811c9dc5;

function step(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}
