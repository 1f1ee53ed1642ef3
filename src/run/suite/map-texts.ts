import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';

/** The value with each text in it, at any depth, replaced by what `change` makes of it. Keys stay. */
export function mapTexts(value: JsonValue, change: (text: string) => string): JsonValue {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  return isJsonObject(value) ? mapTextsOf(value, change) : value;
}

/** The same for an object. */
export function mapTextsOf(value: JsonObject, change: (text: string) => string): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)]));
}
