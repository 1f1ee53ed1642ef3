import type { JsonValue } from '#contract/json.ts';

/** Parses JSON without checking its depth; undefined if the text is not JSON. */
export function tryParseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
