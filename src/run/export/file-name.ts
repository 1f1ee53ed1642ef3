/** Names of saved files. */

/** `name` in letters, digits and dashes, short enough for every disk; `fallback` where nothing is left of it. */
export function fileNamePart(name: string, fallback: string): string {
  const plain = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  return [...plain].slice(0, 60).join('').replace(/^-|-$/g, '') || fallback;
}
