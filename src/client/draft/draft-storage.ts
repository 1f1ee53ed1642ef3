/** Drafts of the browser, one for each flow, so that a reload or a look at another flow loses nothing. */
import type { RequestDraft } from '#run/request-draft.ts';
import { parseDraft } from './parse-draft.ts';

const PREFIX = 'tweakbench.draft.1.';

/** Null when the flow has no draft, or when the browser keeps nothing for this page. */
export function readDraft(flowId: string): RequestDraft | null {
  try {
    const text = localStorage.getItem(PREFIX + flowId);
    return text === null ? null : parseDraft(JSON.parse(text));
  } catch {
    return null;
  }
}

/** False when the browser refuses to keep it (full, or storage is off): the draft then lives as long as the page. */
export function writeDraft(flowId: string, draft: RequestDraft): boolean {
  try {
    localStorage.setItem(PREFIX + flowId, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Forgets the draft of a deleted flow. */
export function deleteDraft(flowId: string): void {
  try {
    localStorage.removeItem(PREFIX + flowId);
  } catch {
    // Storage is off, so there is nothing to forget.
  }
}
