/** A short fingerprint of a text: FNV-1a, 32 bits in base 36. Tells texts apart, but is no protection. */
export function textPrint(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}
