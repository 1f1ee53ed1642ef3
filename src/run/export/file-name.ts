/** Makes parts of file names. */

/** `name` in letters, digits and dashes, short enough for every file system; `fallback` if nothing remains. */
export function fileNamePart(name: string, fallback: string): string {
  const plain = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  return [...plain].slice(0, 60).join('').replace(/^-|-$/g, '') || fallback;
}
