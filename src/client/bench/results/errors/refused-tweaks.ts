/** Which tweaks a server refused. The response names only fields, so the tweaks are found in what was sent. */
import { isJsonObject } from '#contract/json.ts';
import type { Tweaks } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';

export interface RefusedTweak {
  /** `[component, field]`, or `[field]` for a bare key. */
  path: readonly string[];
  field: string;
  /** Display name of the component; null for a bare key. */
  component: string | null;
}

/** Tweaks of these fields, in the order of the text. */
export function refusedTweaks(tweaks: Tweaks, fields: readonly string[], index: FlowIndex | null): RefusedTweak[] {
  const refused = new Set(fields);
  return Object.entries(tweaks).flatMap(([key, value]): RefusedTweak[] => {
    if (!isJsonObject(value)) return refused.has(key) ? [{ path: [key], field: key, component: null }] : [];
    return Object.keys(value)
      .filter((field) => refused.has(field))
      .map((field) => ({ path: [key, field], field, component: index?.byId.get(key)?.displayName ?? key }));
  });
}

export function countTweaks(tweaks: Tweaks): number {
  return Object.values(tweaks).reduce<number>((sum, value) => {
    return sum + (isJsonObject(value) ? Object.keys(value).length : 1);
  }, 0);
}
