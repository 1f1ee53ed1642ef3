/** The context of the draft; see `draft-provider.tsx`. */
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
  /** Names a draft that is edited on its own, such as the tweaks of a variant; null for the open flow's. */
  document: string | null;
  form: UseFormReturn<RequestDraft>;
  tweaks: EditorSync;
  /** Name of the open flow; null until it is known. */
  flowName: string | null;
  /** False while the open flow may still fill in its suggested request. */
  isSettled: boolean;
  /**
   * Puts a request into the form of `flowId`, opening that flow first if another one is open. Runs nothing. `scope` defaults
   * to that of the connected server. `mask` masks the secrets of that flow: null if they are not known, not needed for the
   * open flow.
   */
  loadDraft: (flowId: string, draft: RequestDraft, options?: LoadOptions) => void;
  /** Deletes the draft of a flow that is about to be closed. */
  dropDraft: (flowId: string) => void;
  /** Returns a function that changes the draft of a flow later, whichever flow is open by then. Defaults to the open flow. */
  amendLater: (flow?: { id: string; mask?: DraftMask | null }) => AmendDraft;
}

export const DraftContext = createContext<DraftContextValue | null>(null);

export function useDraftContext(): DraftContextValue {
  const value = useContext(DraftContext);
  if (value === null) throw new Error('The draft is used outside of DraftProvider');
  return value;
}
