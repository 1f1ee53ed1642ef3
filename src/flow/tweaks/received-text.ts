/** How text fields are read; see `received-value.ts`. */
import type { JsonValue } from '#contract/json.ts';
import { isJsonObject } from '#contract/json.ts';
import type { FieldState } from './field-state.ts';
import type { ReceivedValue } from './received-value.ts';

/** Input classes that fail on a list unless the field is a list field; others take it as it is. */
const singleTextClasses: ReadonlySet<string> = new Set([
  'MessageTextInput',
  'MultilineInput',
  'MultilineSecretInput',
  'MessageInput',
  'QueryInput',
  'SecretStrInput',
]);

/** Langflow turns a typed backslash-n into a line break. */
function withLineBreaks(text: string): string {
  return text.replaceAll('\\n', '\n');
}

/** One entry of a list becomes text, whatever it is; of an object only its text counts. */
function listedText(value: JsonValue): string {
  if (typeof value === 'string') return withLineBreaks(value);
  if (isJsonObject(value)) {
    const nested = isJsonObject(value.data) ? (value.data.text ?? '') : '';
    const text = value.text ?? nested;
    return typeof text === 'string' ? withLineBreaks(text) : JSON.stringify(value);
  }
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return value === null ? 'None' : JSON.stringify(value);
}

/** Text and lists arrive; numbers, booleans and objects are passed over. */
export function readText({ value, isList, inputType }: FieldState): ReceivedValue {
  if (Array.isArray(value)) {
    const fails = !isList && singleTextClasses.has(inputType);
    return { kind: 'value', value: value.map(listedText), failure: fails ? 'text' : null };
  }
  if (typeof value !== 'string') return { kind: 'skipped', why: 'wrong-type', expected: 'text' };
  const text = withLineBreaks(value);
  if (inputType === 'MultiselectInput') return { kind: 'value', value: text, failure: 'list of texts' };
  // A list field walks through a text and so gets one entry a character.
  return { kind: 'value', value: isList ? [...text] : text, failure: null };
}
