/** Writes new component ids into a request in place of old ones; comments and everything else stay as they are. */
import { renameTweakKey } from '../text/tweaks-edit.ts';

export interface RebindableRequest {
  tweaksText: string;
  /** Names under `components`, input by input. */
  targets: readonly (readonly string[])[];
  outputs: readonly string[];
}

/** `matches` maps old ids to new ones. No two of them lead to one id, and none to an id that the request names already. */
export function applyRebinds(request: RebindableRequest, matches: ReadonlyMap<string, string>): RebindableRequest {
  let { tweaksText } = request;
  for (const [oldId, newId] of matches) tweaksText = renameTweakKey(tweaksText, [oldId], newId);
  const rename = (names: readonly string[]) => [...new Set(names.map((name) => matches.get(name) ?? name))];
  return { tweaksText, targets: request.targets.map(rename), outputs: rename(request.outputs) };
}
