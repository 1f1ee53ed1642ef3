/** One plain sentence for each way in which JSON text can be broken, by the parser's error code. */

const messages: ReadonlyMap<number, string> = new Map([
  [2, 'This number is not valid'],
  [3, 'A key in double quotes is missing'],
  [4, 'A value is missing'],
  [5, 'A colon is missing after the key'],
  [6, 'A comma is missing before this'],
  [7, 'A closing brace } is missing'],
  [8, 'A closing bracket ] is missing'],
  [9, 'Nothing may follow the closing brace'],
  [11, 'This comment is not closed'],
  [12, 'This text is not closed: a double quote is missing'],
  [13, 'This number breaks off'],
  [14, 'Four hexadecimal digits must follow \\u'],
  [15, 'This escape is not known; write \\\\ for a backslash'],
  [16, 'A text cannot hold this character as it is; escape it'],
]);

const invalidSymbol = 1;
const maxShown = 20;

/** `code` is a ParseErrorCode of jsonc-parser; `found` the text that it points at. */
export function syntaxMessage(code: number, found: string): string {
  if (code === invalidSymbol) {
    const shown = found.length > maxShown ? `${found.slice(0, maxShown)}…` : found;
    return shown.trim() === '' ? 'This is not JSON' : `${shown} is not JSON; a text needs double quotes`;
  }
  return messages.get(code) ?? 'This is not valid JSON';
}
