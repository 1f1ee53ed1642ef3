/** Restores the text of a result that the server left out or cut. */
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import type { ResultData } from '../run-response.ts';

/** How the workflows route cuts texts and lists (measured, 1.13.0). */
const CUT_LENGTH = 6000;
const CUT_ITEMS = /^\.\.\. \[truncated \d+ items?\]$/;

/** Sets `text` wherever the result contains its message. */
export function withMessageText(result: ResultData, text: string): ResultData {
  const results = isJsonObject(result.results)
    ? mapValues(result.results, (value) => messageWithText(value, text))
    : undefined;
  const outputs = mapValues(result.outputs ?? {}, (value) =>
    isJsonObject(value) && 'message' in value ? { ...value, message: shortWithText(value.message, text) } : value,
  );
  const artifacts = isJsonObject(result.artifacts)
    ? mapValues(result.artifacts, (value, key) => (key === 'message' && typeof value === 'string' ? text : value))
    : undefined;
  return {
    ...result,
    outputs,
    ...(results ? { results } : {}),
    ...(artifacts ? { artifacts } : {}),
    ...(result.messages ? { messages: result.messages.map((message) => ({ ...message, message: text })) } : {}),
  };
}

function messageWithText(value: JsonValue, text: string): JsonValue {
  if (!isJsonObject(value) || !isJsonObject(value.data)) return value;
  const message: JsonObject = { ...value, data: { ...value.data, text } };
  if ('text' in value) message.text = text;
  return message;
}

/** Up to base 0.1, `outputs.message.message` is a whole message; later it is the text. */
function shortWithText(value: JsonValue | undefined, text: string): JsonValue {
  if (!isJsonObject(value)) return text;
  return { ...value, text };
}

function mapValues(object: JsonObject, map: (value: JsonValue, key: string) => JsonValue): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value, key)]));
}

/** True when the server cut a text or list anywhere in the value. */
export function isCutShort(value: unknown): boolean {
  if (typeof value === 'string') return value.length === CUT_LENGTH + 3 && value.endsWith('...');
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) {
    const last = value.at(-1);
    if (typeof last === 'string' && CUT_ITEMS.test(last)) return true;
  }
  return Object.values(value).some(isCutShort);
}
