/** Plain words and, in between, names that came from a machine. */
export type Wording = readonly (string | { code: string })[];

/** The words as one plain text. */
export function plainText(wording: Wording): string {
  return wording.map((part) => (typeof part === 'string' ? part : part.code)).join('');
}
