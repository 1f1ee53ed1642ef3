/** Lists the single values that tweaks set. */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import type { Tweaks } from '#contract/run-request.ts';

export interface TweakLeaf {
  /** `[component, field]`, or `[field]` for a bare key. */
  path: readonly string[];
  field: string;
  value: JsonValue;
}

/** Keyed by path as JSON, in the order of the tweaks. */
export function tweakLeaves(tweaks: Tweaks): Map<string, TweakLeaf> {
  const leaves = new Map<string, TweakLeaf>();
  const add = (path: readonly string[], value: JsonValue) => {
    leaves.set(JSON.stringify(path), { path, field: path.at(-1) ?? '', value });
  };
  for (const [key, value] of Object.entries(tweaks)) {
    if (!isJsonObject(value)) add([key], value);
    else for (const [field, leaf] of Object.entries(value)) add([key, field], leaf);
  }
  return leaves;
}
