/** Replaces component ids in a request; comments and everything else stay unchanged. */
import { renameTweakKey } from '../text/tweaks-edit.ts';

export interface RebindableRequest {
  tweaksText: string;
  /** The `components` of each input. */
  targets: readonly (readonly string[])[];
  outputs: readonly string[];
}

/** `matches` maps old ids to new ones, which must be distinct and not yet used in the request. */
export function applyRebinds(request: RebindableRequest, matches: ReadonlyMap<string, string>): RebindableRequest {
  let { tweaksText } = request;
  for (const [oldId, newId] of matches) tweaksText = renameTweakKey(tweaksText, [oldId], newId);
  const rename = (names: readonly string[]) => [...new Set(names.map((name) => matches.get(name) ?? name))];
  return { tweaksText, targets: request.targets.map(rename), outputs: rename(request.outputs) };
}
