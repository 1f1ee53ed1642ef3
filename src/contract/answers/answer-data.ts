/** Reads the data of one result. Shapes: wire/outputs-by-type.json. */
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import type { ResultData } from '../run-response.ts';

/** The data of a Data or DataFrame output in any release, with its path from the top of the result; null for any other. */
export function readAnswerData(result: ResultData): { value: JsonValue; path: string[] } | null {
  for (const [name, output] of Object.entries(result.outputs ?? {})) {
    const value = isJsonObject(output) ? output.message : undefined;
    // Up to release 1.1 this may be a message object.
    if (isContainer(value) && !isMessage(value)) return { value, path: ['outputs', name, 'message'] };
  }
  for (const [name, value] of Object.entries(isJsonObject(result.results) ? result.results : {})) {
    if (!isContainer(value) || isMessage(value)) continue;
    const isData = isJsonObject(value) && 'text_key' in value && isContainer(value.data);
    const path = ['results', name];
    return isData ? { value: value.data ?? null, path: [...path, 'data'] } : { value, path };
  }
  return null;
}

function isContainer(value: JsonValue | undefined): value is JsonObject | JsonValue[] {
  return Array.isArray(value) || isJsonObject(value);
}

function isMessage(value: JsonValue): boolean {
  if (!isJsonObject(value)) return false;
  return typeof value.text === 'string' && ('sender' in value || 'text_key' in value);
}
