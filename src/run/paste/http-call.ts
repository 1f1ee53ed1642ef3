/** One HTTP request in a pasted text, not yet interpreted. */
import { isJsonObject, type JsonValue } from '#contract/json.ts';

export interface HttpCall {
  /** Form of the text, for example "cURL (bash)". */
  form: string;
  url: string | null;
  method: string | null;
  headers: [string, string][];
  body: string | null;
  /** One sentence for each part that was not understood. */
  remarks: string[];
}

/** The headers with a text, of an object or a list of pairs. */
export function textPairs(headers: JsonValue | undefined): HttpCall['headers'] {
  const pairs = Array.isArray(headers)
    ? headers.filter((pair) => Array.isArray(pair))
    : Object.entries(isJsonObject(headers) ? headers : {});
  return pairs.flatMap(([name, value]): HttpCall['headers'] =>
    typeof name === 'string' && typeof value === 'string' ? [[name, value]] : [],
  );
}

/** The text cannot be read; the message is a sentence for the person who pasted it. */
export class PasteError extends Error {}

const OPEN = '\ufdd0';
const CLOSE = '\ufdd1';
const MARK = new RegExp(`${OPEN}([^${OPEN}${CLOSE}]*)${CLOSE}`, 'g');

/**
 * A placeholder for the value of a variable that only the shell or program knows. Its delimiters are Unicode noncharacters,
 * which do not occur in text but are valid in JSON strings.
 */
export function variableMark(name: string): string {
  return OPEN + name + CLOSE;
}

/** Names of the variables in a text. */
export function variablesIn(text: string): string[] {
  return [...text.matchAll(MARK)].map((match) => match[1] ?? '');
}

/** Replaces each variable with the result of `write`. */
export function replaceVariables(text: string, write: (name: string) => string): string {
  return text.replaceAll(MARK, (_whole, name: string) => write(name));
}
