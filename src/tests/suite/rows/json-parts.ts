/** Parts of a suite whose form is not known yet. */
import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';

/** The value if it is a list, else an empty one. */
export function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

/** The value if it has keys, else an object without any. */
export function objectOf(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
