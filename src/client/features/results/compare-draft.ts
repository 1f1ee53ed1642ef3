/** Whether the form still says what a run was started with. */
import { isJsonEqual } from '#contract/json.ts';
import { parseTweaksText } from '#flow/tweaks-text.ts';
import { maskedLike } from '#run/masked-like.ts';
import type { RequestDraft } from '#run/request-draft.ts';

export type DraftParts = Pick<
  RequestDraft,
  'inputsMode' | 'inputs' | 'outputs' | 'tweaksText' | 'stream' | 'sessionId'
>;

/** `run` is the draft as the run keeps it, secrets masked: those are taken for unchanged. */
export function compareDraft(run: RequestDraft, now: DraftParts): { tweaks: boolean; request: boolean } {
  return { tweaks: !areTweaksEqual(run.tweaksText, now.tweaksText), request: !isJsonEqual(sentOf(run), sentOf(now)) };
}

/** What of the form is sent beside the tweaks; inputs that are hidden by the mode do not count. */
function sentOf({ inputsMode, inputs, outputs, stream, sessionId }: DraftParts): unknown {
  const sent = inputs.map(({ value, components, type }) => ({ value, components, type }));
  return { inputsMode, inputs: inputsMode === 'mine' ? sent : [], outputs, stream, sessionId: sessionId.trim() };
}

/** Comments, order of writing and white space do not count. Text that does not parse is another one. */
function areTweaksEqual(before: string, now: string): boolean {
  if (before === now) return true;
  const [left, right] = [parseTweaksText(before).tweaks, parseTweaksText(now).tweaks];
  if (left === null || right === null) return false;
  return isJsonEqual(left, maskedLike(right, left));
}
