/** What all rows of a batch share when it is sent: the kept draft has its secrets masked. */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import type { Tweaks } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/flow-index.ts';
import { setTweaks } from '#flow/tweaks-edit.ts';
import { parseTweaksText } from '#flow/tweaks-text.ts';
import { findSecretTweaks, SECRET_MASK } from '../mask-secrets.ts';
import type { RequestDraft } from '../request-draft.ts';
import { toRunRequest } from '../to-run-request.ts';

/** `kept` with the secrets that `typed`, the draft of the bench, has at the same places. */
export function withSecrets(kept: RequestDraft, typed: RequestDraft, index: FlowIndex): RequestDraft {
  const own = parseTweaksText(typed.tweaksText).tweaks;
  const { tweaks } = parseTweaksText(kept.tweaksText);
  if (tweaks === null || own === null) return kept;
  const edits = findSecretTweaks(own, index).flatMap((path) => {
    const value = leafAt(tweaks, path) === SECRET_MASK ? leafAt(own, path) : undefined;
    return value === undefined ? [] : [{ path, value }];
  });
  return edits.length === 0 ? kept : { ...kept, tweaksText: setTweaks(kept.tweaksText, edits) };
}

/** Why no row could be sent with this draft; null when nothing that they share is in the way. */
export function sharedProblem(draft: RequestDraft): string | null {
  return toRunRequest({ ...draft, inputsMode: 'keep', inputs: [] }).problems[0]?.message ?? null;
}

function leafAt(tweaks: Tweaks, [key = '', field]: readonly string[]): JsonValue | undefined {
  const value = tweaks[key];
  if (field === undefined || value === undefined) return value;
  return isJsonObject(value) ? value[field] : undefined;
}
