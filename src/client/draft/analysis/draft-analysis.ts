/** All that the page says of the draft while it is being written. Computed once for each change; what shows it selects its part. */
import { createContext, useContext } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { TweaksText } from '#flow/text/tweaks-text.ts';
import type { RequestProblem } from '../lint/request-problem.ts';
import type { DraftPlan } from '../plan/draft-plan.ts';
import type { confirmReport } from '../tweak-report/confirm-report.ts';
import type { TweakReport } from '../tweak-report/tweak-report.ts';

export interface DraftAnalysis {
  /** The tweaks as they are typed. Null until the first analysis, which comes after the first paint. */
  text: TweaksText | null;
  /**
   * Null until the first analysis. Another one shortly after a change of the tweaks, the inputs' targets, Stream, the flow or the
   * server; never while someone types an input's text.
   */
  report: TweakReport | null;
  /** Null until the server is known. Another one after every change of the draft, so read it in small components only. */
  plan: DraftPlan | null;
  /** What the request does that its sender may not expect. The same list until something differs. */
  problems: readonly RequestProblem[];
  /** Holds the report against a run; here because it is loaded with the analysis. */
  confirm: typeof confirmReport | null;
  /** The last text that was parsed, for `readTweaks`; changed in place, as nothing renders because of it. */
  parsed: { last: { source: string; text: TweaksText } | null };
  /** Analyses what is typed now at once, for whoever cannot wait for it. */
  refresh: () => DraftAnalysis;
}

export type AnalysisStore = StoreApi<DraftAnalysis>;

export function createAnalysisStore(): AnalysisStore {
  return createStore<DraftAnalysis>((_set, get) => ({
    ...{ text: null, report: null, plan: null, problems: [], confirm: null },
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

/** `select` gives a part that keeps its identity. */
export function useAnalysis<Part>(select: (analysis: DraftAnalysis) => Part): Part {
  return useStore(useAnalysisStore(), select);
}

export function useTweakReport(): TweakReport | null {
  return useAnalysis(({ report }) => report);
}

export function useDraftPlan(): DraftPlan | null {
  return useAnalysis(({ plan }) => plan);
}
