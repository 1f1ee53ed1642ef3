/** Reduces a value to its keys at every depth, to compare two answers without their ids and times. */
import { isJsonObject, type JsonValue } from '../../src/contract/json.ts';

/** Paths of keys with the type of each value; list items count as one. Sorted. */
export function keyShape(value: JsonValue, path = ''): string[] {
  const paths = new Set<string>();
  collect(value, path, paths);
  return [...paths].sort();
}

function collect(value: JsonValue, path: string, paths: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) collect(item, `${path}[]`, paths);
  else if (isJsonObject(value)) for (const [key, item] of Object.entries(value)) collect(item, `${path}.${key}`, paths);
  paths.add(path);
}
