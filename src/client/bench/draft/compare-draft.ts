/** Compares the form with the request of a run. */
import { isJsonEqual } from '#contract/json.ts';
import { matchMasked } from '#flow/secrets/match-masked.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { differingLabels } from '#run/model/request-fields.ts';
import { tweakLeaves } from '#run/model/tweak-leaves.ts';
import { variableNames } from '../../draft/storage/amend-draft.ts';

export type DraftParts = Omit<RequestDraft, 'choices'>;

export interface DraftChanges {
  tweaks: boolean;
  request: boolean;
  /** What changed, by its label in the form: `Input 1`, `Stream`, a tweaked field. */
  names: readonly string[];
}

/** `run` is the draft that is stored with the run. Its secrets are masked and count as unchanged. */
export function compareDraft(run: RequestDraft, now: DraftParts): DraftChanges {
  const request = changedParts(run, now);
  const tweaks = changedTweaks(run.tweaksText, now.tweaksText);
  return { tweaks: tweaks.length > 0, request: request.length > 0, names: [...request, ...tweaks] };
}

/** Ignores inputs that the mode hides. */
function changedParts(run: DraftParts, now: DraftParts): string[] {
  const [before, after] = [inputsOf(run), inputsOf(now)];
  const positions = [...Array(Math.max(before.length, after.length)).keys()];
  return [
    ...(run.inputsMode === now.inputsMode ? [] : ['Inputs sent']),
    ...positions
      .filter((position) => !isJsonEqual(before[position] ?? null, after[position] ?? null))
      .map((position) => `Input ${position + 1}`),
    ...differingLabels(run, now),
    ...(isJsonEqual(variableNames(run), variableNames(now)) ? [] : ['Variables']),
  ];
}

function inputsOf({ inputsMode, inputs }: DraftParts) {
  return inputsMode === 'mine' ? inputs.map(({ value, components, type }) => ({ value, components, type })) : [];
}

/** Names of the changed fields. Ignores comments, key order and white space, unless the text does not parse. */
function changedTweaks(before: string, now: string): string[] {
  if (before === now) return [];
  const [left, right] = [parseTweaksText(before).tweaks, parseTweaksText(now).tweaks];
  if (left === null || right === null) return ['tweaks'];
  const [then, after] = [tweakLeaves(left), tweakLeaves(right)];
  const keys = new Set([...then.keys(), ...after.keys()]);
  const changed = [...keys].filter((key) => {
    const [earlier, typed] = [then.get(key)?.value, after.get(key)?.value];
    return earlier === undefined || typed === undefined || !isJsonEqual(earlier, matchMasked(typed, earlier));
  });
  return [...new Set(changed.map((key) => (after.get(key) ?? then.get(key))?.field ?? ''))];
}
