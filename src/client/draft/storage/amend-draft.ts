/** Changes the draft of a flow later than it was asked for, when the form may hold the draft of another flow. */
import type { UseFormReturn } from 'react-hook-form';
import { isJsonEqual } from '#contract/json.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { FIELD_KEYS } from '#run/model/request-fields.ts';
import type { DraftMask, DraftStorage } from './draft-storage.ts';
import type { EditorSync } from './editor-sync.ts';
import { readDraft } from './local-drafts.ts';

/** Tweaks last: what listens to them finds the rest as it will be. */
const PARTS = [
  'inputsMode',
  'inputs',
  ...FIELD_KEYS,
  'choices',
  'tweaksText',
] as const satisfies (keyof RequestDraft)[];

/** The parts of a draft that change. */
export type DraftChange = Partial<RequestDraft>;

/** The change to make to the draft as it is by then; null to leave it alone. */
export type DraftAmendment = (draft: RequestDraft) => DraftChange | null;

/** Where the change was made: in the form, in the kept draft of a flow that is not open, or nowhere. */
export type AmendDraft = (amendment: DraftAmendment) => 'open' | 'kept' | 'none';

export interface AmendOptions {
  storage: DraftStorage;
  form: UseFormReturn<RequestDraft>;
  tweaks: EditorSync;
  /** The flow whose draft it is; the one that is open now unless told otherwise. `mask` is needed for any other. */
  flowId?: string | null;
  mask?: DraftMask | null;
}

/** The way to change the draft of a flow, whenever that may be. */
export function amendLater({ storage, form, tweaks, ...options }: AmendOptions): AmendDraft {
  const { flowId = storage.flowId } = options;
  const mask = storage.maskOf(flowId, options.mask);
  return (amendment) => {
    const isOpen = storage.flowId === flowId;
    const kept = isOpen || flowId === null ? null : readDraft(flowId);
    const draft = isOpen ? form.getValues() : kept;
    const change = draft && amendment(draft);
    if (!change) return 'none';
    if (isOpen) writeParts(form, tweaks, change);
    else if (kept && flowId !== null) storage.store(flowId, { ...kept, ...change }, mask);
    return isOpen ? 'open' : 'kept';
  };
}

/** One by one, so that only what changes is set. */
export function writeParts(form: UseFormReturn<RequestDraft>, tweaks: EditorSync, parts: DraftChange): void {
  for (const key of PARTS) {
    if (!(key in parts)) continue;
    if (key === 'tweaksText') tweaks.setTweaksText(parts.tweaksText ?? '', 'edit');
    else form.setValue(key, parts[key]);
  }
}

/** Puts back what differs between two drafts, as long as that is still what the later one says. */
export function backTo(before: RequestDraft, after: RequestDraft): DraftAmendment {
  const change = differing(before, after);
  return (draft) => {
    const later = differing(draft, after);
    return Object.keys(change).some((part) => part in later) ? null : change;
  };
}

/** True when both ask for the same; cards get another id with each reading. */
export function isSameRequest(left: RequestDraft, right: RequestDraft): boolean {
  return Object.keys(differing(left, right)).length === 0;
}

/** The parts of `left` that `right` has not got. */
function differing(left: RequestDraft, right: RequestDraft): DraftChange {
  const change: DraftChange = {};
  for (const key of PARTS) if (!isJsonEqual(plain(left, key), plain(right, key))) copyPart(left, change, key);
  return change;
}

/** Cards without their ids. */
function plain(draft: RequestDraft, key: keyof RequestDraft): unknown {
  return key === 'inputs' ? draft.inputs.map(({ id: _id, ...card }) => card) : draft[key];
}

function copyPart<Key extends keyof RequestDraft>(from: RequestDraft, to: DraftChange, key: Key): void {
  to[key] = from[key];
}
