/** How long the text of a suite may be, in characters: one rule for the page, the command and the server. */
const MAX_CHARACTERS = 2_000_000;

/** No suite has more bytes: a character has three at most in UTF-8, and two in JSON if it is escaped. */
export const MAX_SUITE_BYTES = 3 * MAX_CHARACTERS;

export const SUITE_LENGTH_RULE = `A suite has at most ${MAX_CHARACTERS.toLocaleString('en')} characters. Put its cases in a file of rows (- file: cases.csv)`;

/** Null if it is not too long. */
export function whySuiteIsTooLong(text: string): string | null {
  if (text.length <= MAX_CHARACTERS) return null;
  return `This suite has ${text.length.toLocaleString('en')} characters. ${SUITE_LENGTH_RULE}`;
}
