/** Every value of a JSON document with its path, starting with the document itself. */
import type { JsonValue } from '#contract/json.ts';

export function* walkJson(
  value: JsonValue,
  path: readonly (string | number)[] = [],
): Generator<{ path: readonly (string | number)[]; value: JsonValue }> {
  yield { path, value };
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* walkJson(item, [...path, index]);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) yield* walkJson(item, [...path, key]);
  }
}
