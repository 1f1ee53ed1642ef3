/** One HTTP request as it was found in a pasted text, before anyone asks what it means. */

export interface HttpCall {
  /** What the text was read as, for example "cURL (bash)". */
  form: string;
  url: string | null;
  method: string | null;
  headers: [string, string][];
  body: string | null;
  /** What was not understood, one sentence each. */
  remarks: string[];
}

/** The text cannot be read at all; the message is a sentence for the person who pasted it. */
export class PasteError extends Error {}

const OPEN = '\ufdd0';
const CLOSE = '\ufdd1';
const MARK = new RegExp(`${OPEN}([^${OPEN}${CLOSE}]*)${CLOSE}`, 'g');

/**
 * Stands for the value of a variable that only the shell or program knows. Both its signs are no characters by the rules of
 * Unicode, so that no text holds them, and JSON takes them as they are.
 */
export function variableMark(name: string): string {
  return OPEN + name + CLOSE;
}

/** Names of the variables in a text. */
export function variablesIn(text: string): string[] {
  return [...text.matchAll(MARK)].map((match) => match[1] ?? '');
}

/** The text with `write` in place of each variable. */
export function replaceVariables(text: string, write: (name: string) => string): string {
  return text.replaceAll(MARK, (_whole, name: string) => write(name));
}
