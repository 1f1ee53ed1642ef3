/**
 * Drafts of the browser, one for each flow, so that a reload or a look at another flow loses nothing. What is kept for
 * good has its secrets masked; the draft with its secrets lives as long as the tab.
 */
import type { RequestDraft } from '#run/request-draft.ts';
import { parseDraft } from './parse-draft.ts';

const PREFIX = 'tweakbench.draft.1.';

/** Null when the flow has no draft, or when the browser keeps nothing for this page. */
export function readDraft(flowId: string): RequestDraft | null {
  return readFrom(() => sessionStorage, flowId) ?? readFrom(() => localStorage, flowId);
}

/** False when the browser refuses to keep it (full, or storage is off): the draft then lives as long as the page. */
export function writeDraft(flowId: string, draft: RequestDraft, masked: RequestDraft): boolean {
  try {
    if (masked.tweaksText === draft.tweaksText) sessionStorage.removeItem(PREFIX + flowId);
    else sessionStorage.setItem(PREFIX + flowId, JSON.stringify(draft));
    localStorage.setItem(PREFIX + flowId, JSON.stringify(masked));
    return true;
  } catch {
    return false;
  }
}

/** Forgets the draft of a deleted flow. */
export function deleteDraft(flowId: string): void {
  try {
    sessionStorage.removeItem(PREFIX + flowId);
    localStorage.removeItem(PREFIX + flowId);
  } catch {
    // Storage is off, so there is nothing to forget.
  }
}

/** The storage is asked for inside, because naming it alone may throw where it is off. */
function readFrom(storage: () => Storage, flowId: string): RequestDraft | null {
  try {
    const text = storage().getItem(PREFIX + flowId);
    return text === null ? null : parseDraft(JSON.parse(text));
  } catch {
    return null;
  }
}
