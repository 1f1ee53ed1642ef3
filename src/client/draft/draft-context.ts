/** What the draft offers to the page; see `draft-provider.tsx`. */
import { createContext, useContext } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { RequestDraft } from '#run/request-draft.ts';
import type { TweaksBridge } from './tweaks-bridge.ts';

export interface LoadOptions {
  scope?: string;
  mask?: (draft: RequestDraft) => RequestDraft;
}

export interface DraftContextValue {
  form: UseFormReturn<RequestDraft>;
  tweaks: TweaksBridge;
  /** False while the open flow may still fill in its suggested request. */
  isSettled: boolean;
  /**
   * Puts a request into the form of `flowId`, opening that flow first if another one is open. Runs nothing. `scope` is
   * that of the page's server unless told otherwise, and `mask` takes out the secrets of the open flow.
   */
  loadDraft: (flowId: string, draft: RequestDraft, options?: LoadOptions) => void;
  /** Forgets the draft of a flow that is left at once. */
  dropDraft: (flowId: string) => void;
}

export const DraftContext = createContext<DraftContextValue | null>(null);

export function useDraftContext(): DraftContextValue {
  const value = useContext(DraftContext);
  if (value === null) throw new Error('The draft is used outside of DraftProvider');
  return value;
}
