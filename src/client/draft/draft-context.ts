/** What the draft offers to the page; see `draft-provider.tsx`. */
import { createContext, useContext } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { RequestDraft } from '#run/model/request-draft.ts';
import type { AmendDraft } from './storage/amend-draft.ts';
import type { DraftMask } from './storage/draft-storage.ts';
import type { EditorSync } from './storage/editor-sync.ts';

export interface LoadOptions {
  scope?: string;
  mask?: DraftMask | null;
}

export interface DraftContextValue {
  form: UseFormReturn<RequestDraft>;
  tweaks: EditorSync;
  /** Of the open flow; null until it is known. */
  flowName: string | null;
  /** False while the open flow may still fill in its suggested request. */
  isSettled: boolean;
  /**
   * Puts a request into the form of `flowId`, opening that flow first if another one is open. Runs nothing. `scope` is
   * that of the page's server unless told otherwise. `mask` takes out the secrets of that flow; it is not needed for the open
   * one, and null where they are not known.
   */
  loadDraft: (flowId: string, draft: RequestDraft, options?: LoadOptions) => void;
  /** Forgets the draft of a flow that is left at once. */
  dropDraft: (flowId: string) => void;
  /** The way to change the draft of a flow later, whichever is open by then; of the open one unless told otherwise. */
  amendLater: (flow?: { id: string; mask?: DraftMask | null }) => AmendDraft;
}

export const DraftContext = createContext<DraftContextValue | null>(null);

export function useDraftContext(): DraftContextValue {
  const value = useContext(DraftContext);
  if (value === null) throw new Error('The draft is used outside of DraftProvider');
  return value;
}
