/** Removes from an answer what differs from run to run: times, ids, links. */
import type { JsonValue } from '#contract/json.ts';

const REPLACED: readonly (readonly [RegExp, string])[] = [
  [/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6} UTC/g, '<time>'],
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<id>'],
  [/https?:\/\/\S+/g, '<url>'],
];

export function scrub(value: JsonValue): JsonValue {
  if (typeof value === 'string') {
    return REPLACED.reduce((text, [pattern, mark]) => text.replace(pattern, mark), value);
  }
  if (Array.isArray(value)) return value.map(scrub);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, scrub(item)]));
}
