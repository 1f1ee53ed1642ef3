/** Changes the draft of a flow at a later time, when the form may hold the draft of another flow. */
import type { UseFormReturn } from 'react-hook-form';
import { isJsonEqual } from '#contract/json.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { FIELD_KEYS } from '#run/model/request-fields.ts';
import type { DraftMask, DraftStorage } from './draft-storage.ts';
import type { EditorSync } from './editor-sync.ts';
import { readDraft } from './local-drafts.ts';

/** Tweaks last, so that their listeners see the other parts already changed. */
const PARTS = [
  'inputsMode',
  'inputs',
  ...FIELD_KEYS,
  'choices',
  'variables',
  'tweaksText',
] as const satisfies (keyof RequestDraft)[];

/** The parts of a draft that change. */
export type DraftChange = Partial<RequestDraft>;

/** Returns the change to make to the current draft; null for none. */
export type DraftAmendment = (draft: RequestDraft) => DraftChange | null;

/** Tells what was changed: the form, the stored draft of a flow that is not open, or nothing. */
export type AmendDraft = (amendment: DraftAmendment) => 'open' | 'saved' | 'none';

export interface AmendOptions {
  storage: DraftStorage;
  form: UseFormReturn<RequestDraft>;
  tweaks: EditorSync;
  /** Defaults to the flow that is open now. `mask` is needed for any other. */
  flowId?: string | null;
  mask?: DraftMask | null;
}

/** Returns a function that changes the draft of the flow whenever it is called. */
export function amendLater({ storage, form, tweaks, ...options }: AmendOptions): AmendDraft {
  const { flowId = storage.flowId } = options;
  const mask = storage.maskOf(flowId, options.mask);
  return (amendment) => {
    const isOpen = storage.flowId === flowId;
    const saved = isOpen || flowId === null ? null : readDraft(flowId);
    const draft = isOpen ? form.getValues() : saved;
    const change = draft && amendment(draft);
    if (!change) return 'none';
    if (isOpen) writeParts(form, tweaks, change);
    else if (saved && flowId !== null) storage.store(flowId, { ...saved, ...change }, mask);
    return isOpen ? 'open' : 'saved';
  };
}

/** Sets only the parts that change. */
export function writeParts(form: UseFormReturn<RequestDraft>, tweaks: EditorSync, parts: DraftChange): void {
  for (const key of PARTS) {
    if (!(key in parts)) continue;
    if (key === 'tweaksText') tweaks.setTweaksText(parts.tweaksText ?? '', 'edit');
    else form.setValue(key, parts[key]);
  }
}

/** Restores the parts in which two drafts differ, if they are still as in `after`. */
export function revertTo(before: RequestDraft, after: RequestDraft): DraftAmendment {
  const change = differing(before, after);
  return (draft) => {
    const later = differing(draft, after);
    return Object.keys(change).some((part) => part in later) ? null : change;
  };
}

/** True if both request the same. Ignores the ids of cards, which change whenever a draft is read. */
export function isSameRequest(left: RequestDraft, right: RequestDraft): boolean {
  return Object.keys(differing(left, right)).length === 0;
}

/** The parts of `left` that differ from `right`. */
function differing(left: RequestDraft, right: RequestDraft): DraftChange {
  const change: DraftChange = {};
  for (const key of PARTS) if (!isJsonEqual(plain(left, key), plain(right, key))) copyPart(left, change, key);
  return change;
}

/** Cards and rows without their ids. */
function plain(draft: RequestDraft, key: keyof RequestDraft): unknown {
  if (key === 'variables') return variableNames(draft);
  return key === 'inputs' ? draft.inputs.map(({ id: _id, ...card }) => card) : draft[key];
}

/** Names of the variables, as typed. */
export function variableNames({ variables = [] }: Pick<RequestDraft, 'variables'>): string[] {
  return variables.map(({ name }) => name);
}

function copyPart<Key extends keyof RequestDraft>(from: RequestDraft, to: DraftChange, key: Key): void {
  to[key] = from[key];
}
