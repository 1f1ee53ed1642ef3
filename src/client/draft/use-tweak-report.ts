/** The report on the current tweaks. */
import { useEffect, useSyncExternalStore } from 'react';
import { useServer } from '../api/version-query.ts';
import { useOpenFlow } from '../navigation/use-open-flow.ts';
import { reportStoreOf } from './tweak-report/report-store.ts';
import type { TweakReport } from './tweak-report/tweak-report.ts';
import { useDraftForm } from './use-draft.ts';

/**
 * Null for a moment after the page has opened. Renders when the report changes: shortly after a change of the tweaks, the
 * inputs' targets, Stream, the flow or the server, but never while an input's text is typed.
 */
export function useTweakReport(): TweakReport | null {
  const store = reportStoreOf(useDraftForm());
  const index = useOpenFlow()?.index ?? null;
  const rules = useServer().data?.rules ?? null;
  useEffect(() => store.setKnowledge({ index, rules }), [store, index, rules]);
  return useSyncExternalStore(store.subscribe, store.read);
}
