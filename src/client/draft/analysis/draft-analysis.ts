/** What the page says about the draft while it is typed. Computed once for each change; each reader selects its part. */
import { createContext, useContext } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { TweaksText } from '#flow/text/tweaks-text.ts';
import type { TweakReport } from '#run/report/tweak-report.ts';
import type { RequestProblem } from '../lint/request-problem.ts';
import type { DraftPlan } from '../plan/draft-plan.ts';
import type { confirmReport } from '../tweak-report/confirm-report.ts';

export interface DraftAnalysis {
  /** The parsed tweaks. Null until the first analysis, which is made after the first paint. */
  text: TweaksText | null;
  /**
   * Null until the first analysis. A new one is made shortly after the tweaks, the inputs' targets, Stream, the flow or the
   * server have changed, but not when the text of an input has.
   */
  report: TweakReport | null;
  /** Null until the server is known. A new one is made after every change of the draft, so read it in small components only. */
  plan: DraftPlan | null;
  /** What the request does that its sender may not expect. The same array until that changes. */
  problems: readonly RequestProblem[];
  /** Compares the report with a run. It is here because it is loaded with the analysis. */
  confirm: typeof confirmReport | null;
  /** The last text that was parsed, for `readTweaks`. Changed in place, because nothing renders when it changes. */
  parsed: { last: { source: string; text: TweaksText } | null };
  /** Analyses the draft at once, for a reader that cannot wait. */
  refresh: () => DraftAnalysis;
}

export type AnalysisStore = StoreApi<DraftAnalysis>;

export function createAnalysisStore(): AnalysisStore {
  return createStore<DraftAnalysis>((_set, get) => ({
    text: null,
    report: null,
    plan: null,
    problems: [],
    confirm: null,
    parsed: { last: null },
    refresh: get,
  }));
}

export const AnalysisContext = createContext<AnalysisStore | null>(null);

export function useAnalysisStore(): AnalysisStore {
  const store = useContext(AnalysisContext);
  if (store === null) throw new Error('The analysis is used outside of DraftAnalysisProvider');
  return store;
}

/** `select` returns a part that keeps its identity while it is unchanged. */
export function useAnalysis<Part>(select: (analysis: DraftAnalysis) => Part): Part {
  return useStore(useAnalysisStore(), select);
}

export function useTweakReport(): TweakReport | null {
  return useAnalysis(({ report }) => report);
}

export function useDraftPlan(): DraftPlan | null {
  return useAnalysis(({ plan }) => plan);
}
