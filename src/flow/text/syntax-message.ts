/** A message for each syntax error in JSON, by the parser's error code. */

const messages: ReadonlyMap<number, string> = new Map([
  [2, 'invalid number'],
  [3, 'key in double quotes missing'],
  [4, 'value missing'],
  [5, 'colon missing after the key'],
  [6, 'comma missing before this'],
  [7, 'closing brace } missing'],
  [8, 'closing bracket ] missing'],
  [9, 'unexpected text after the closing brace'],
  [11, 'comment not closed'],
  [12, 'closing double quote missing'],
  [13, 'incomplete number'],
  [14, 'Four hexadecimal digits must follow \\u'],
  [15, 'unknown escape; write \\\\ for a backslash'],
  [16, 'This character must be escaped in text'],
]);

const invalidSymbol = 1;
const maxShown = 20;

/** `code` is a ParseErrorCode of jsonc-parser, `found` the text at the error. */
export function syntaxMessage(code: number, found: string): string {
  if (code === invalidSymbol) {
    const shown = found.length > maxShown ? `${found.slice(0, maxShown)}…` : found;
    return shown.trim() === '' ? 'This is not JSON' : `${shown} is not JSON; a text needs double quotes`;
  }
  return messages.get(code) ?? 'This is not valid JSON';
}
