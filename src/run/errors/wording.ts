/** Plain text and, in between, names from a server or a flow. */
export type Wording = readonly (string | { code: string })[];

/** The wording as one plain text. */
export function plainText(wording: Wording): string {
  return wording.map((part) => (typeof part === 'string' ? part : part.code)).join('');
}
