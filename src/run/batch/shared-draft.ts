/** The draft that all rows of a batch share. The saved draft has its secrets masked. */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import type { Tweaks } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { setTweaks } from '#flow/text/tweaks-edit.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { findSecretTweaks, SECRET_MASK } from '../../flow/secrets/mask-secrets.ts';
import type { RequestDraft } from '../model/request-draft.ts';
import { toRunRequest } from '../plan/to-run-request.ts';

/** `kept` with the secrets from the same paths of `typed`, the draft of the bench. */
export function withSecrets(kept: RequestDraft, typed: RequestDraft, index: FlowIndex): RequestDraft {
  const own = parseTweaksText(typed.tweaksText).tweaks;
  const { tweaks } = parseTweaksText(kept.tweaksText);
  if (tweaks === null || own === null) return kept;
  const edits = findSecretTweaks(own, index).flatMap((path) => {
    const masked = leafAt(tweaks, path);
    const typed = leafAt(own, path);
    if (masked === undefined || typed === undefined) return [];
    const value = unmasked(masked, typed);
    return value === masked ? [] : [{ path, value }];
  });
  return edits.length === 0 ? kept : { ...kept, tweaksText: setTweaks(kept.tweaksText, edits) };
}

/** Why no row can be sent with this draft, or null. */
export function sharedProblem(draft: RequestDraft): string | null {
  return toRunRequest({ ...draft, inputsMode: 'keep', inputs: [] }).problems[0]?.message ?? null;
}

function leafAt(tweaks: Tweaks, [key = '', field]: readonly string[]): JsonValue | undefined {
  const value = tweaks[key];
  if (field === undefined || value === undefined) return value;
  return isJsonObject(value) ? value[field] : undefined;
}

/** `masked` with the text of `typed` in place of the mask; unchanged without a mask. */
function unmasked(masked: JsonValue, typed: JsonValue): JsonValue {
  if (masked === SECRET_MASK) return typed;
  if (typeof masked !== 'object' || masked === null || typeof typed !== 'object' || typed === null) return masked;
  const own = new Map(Object.entries(typed));
  const entries = Object.entries(masked).map(([key, held]) => {
    const value = own.get(key);
    return { key, held, value: value === undefined ? held : unmasked(held, value) };
  });
  if (entries.every(({ held, value }) => held === value)) return masked;
  return Array.isArray(masked)
    ? entries.map(({ value }) => value)
    : Object.fromEntries(entries.map(({ key, value }) => [key, value]));
}
