/**
 * One stored draft for each flow, so that nothing is lost by a reload or by opening another flow. In the local storage the
 * secrets are masked; the draft with its secrets is in the session storage of the tab.
 */
import { type RequestDraft, withinForm } from '#run/model/request-draft.ts';
import { useUiState } from '../../shell/state/ui-state.ts';
import { withoutKey } from '../../shell/state/without-key.ts';
import { parseDraft } from './parse-draft.ts';

const PREFIX = 'tweakbench.draft.1.';
/** Marks a draft that is in the session storage only. */
const TAB_ONLY = 'tweakbench.draft-of-tab.1.';

/** Null when the flow has no draft. */
export function readDraft(flowId: string): RequestDraft | null {
  return (
    useUiState.getState().unstoredDrafts.get(flowId) ??
    readFrom(() => sessionStorage, flowId) ??
    readFrom(() => localStorage, flowId)
  );
}

/** `masked` goes into the local storage; null stores the draft in the session storage only. */
export function writeDraft(flowId: string, draft: RequestDraft, masked: RequestDraft | null): void {
  try {
    if (masked?.tweaksText === draft.tweaksText) sessionStorage.removeItem(PREFIX + flowId);
    else sessionStorage.setItem(PREFIX + flowId, JSON.stringify(draft));
    if (masked === null) sessionStorage.setItem(TAB_ONLY + flowId, 'yes');
    else {
      localStorage.setItem(PREFIX + flowId, JSON.stringify(masked));
      sessionStorage.removeItem(TAB_ONLY + flowId);
    }
    forgetUnstored(flowId);
  } catch {
    useUiState.setState(({ unstoredDrafts }) => ({
      unstoredDrafts: new Map(unstoredDrafts).set(flowId, structuredClone(draft)),
    }));
  }
}

/** True if the newest draft of the flow is in the session storage only. */
export function isSavedForTabOnly(flowId: string): boolean {
  try {
    return sessionStorage.getItem(TAB_ONLY + flowId) !== null;
  } catch {
    return false;
  }
}

/** Deletes the draft of a deleted flow. */
export function deleteDraft(flowId: string): void {
  forgetUnstored(flowId);
  try {
    sessionStorage.removeItem(PREFIX + flowId);
    sessionStorage.removeItem(TAB_ONLY + flowId);
    localStorage.removeItem(PREFIX + flowId);
  } catch {
    // Storage is off, so there is nothing to delete.
  }
}

function forgetUnstored(flowId: string): void {
  if (!useUiState.getState().unstoredDrafts.has(flowId)) return;
  useUiState.setState(({ unstoredDrafts }) => ({ unstoredDrafts: withoutKey(unstoredDrafts, flowId) }));
}

/** `storage` is a function, because reading `localStorage` throws if storage is off. */
function readFrom(storage: () => Storage, flowId: string): RequestDraft | null {
  try {
    const text = storage().getItem(PREFIX + flowId);
    const draft = text === null ? null : parseDraft(JSON.parse(text));
    return draft && withinForm(draft);
  } catch {
    return null;
  }
}
