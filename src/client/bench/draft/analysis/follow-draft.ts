/** Keeps the analysis of a draft up to date. It is made a moment after each change, so that typing does not wait for it. */
import type { UseFormReturn } from 'react-hook-form';
import type { ServerCapabilities } from '#run/model/connection.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import type { AnalysisStore } from '../../../draft/analysis/draft-analysis.ts';
import { whenPageOpen } from '../../../shell/ui/browser/page-open.ts';
import type { AnalysedFlow } from './analyse-draft.ts';

/** The shortest and the longest wait after a key. A slow analysis waits longer, so that typing does not. */
const MIN_DELAY_MS = 16;
const MAX_DELAY_MS = 60;
/** Keys closer than this are one burst of typing. A slow analysis is made at its end. */
const TYPING_GAP_MS = 150;
/**
 * The longest wait for plan and problems, which are made after the report: the longer they took the last time, the
 * later.
 */
const MAX_REQUEST_DELAY_MS = 600;

/** ms to wait with an analysis that took `lastMs` the last time, after a change `sinceChange` ms after the one before. */
export function analysisDelay(lastMs: number, sinceChange: number): number {
  if (lastMs > MIN_DELAY_MS && sinceChange < TYPING_GAP_MS) return TYPING_GAP_MS;
  return Math.min(MAX_DELAY_MS, Math.max(MIN_DELAY_MS, lastMs));
}

/** Returns a function that ends it. */
export function followDraft(
  form: Pick<UseFormReturn<RequestDraft>, 'getValues' | 'subscribe'>,
  flow: AnalysedFlow,
  server: ServerCapabilities | null,
  store: AnalysisStore,
): () => void {
  let analysis: typeof import('./analyse-draft.ts') | null = null;
  let lastMs = 0;
  let lastRequestMs = 0;
  let lastChangeAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let requestTimer: ReturnType<typeof setTimeout> | undefined;

  const updateRequest = () => {
    if (analysis === null) return;
    const startedAt = performance.now();
    store.setState(analysis.analyseRequest(form.getValues(), flow, server, store.getState()));
    lastRequestMs = performance.now() - startedAt;
  };
  const update = () => {
    if (analysis === null) return;
    const startedAt = performance.now();
    const before = store.getState();
    const tweaks = analysis.analyseTweaks(form.getValues(), flow, server, before);
    if (tweaks.report !== before.report) store.setState(tweaks);
    lastMs = performance.now() - startedAt;
    clearTimeout(requestTimer);
    requestTimer = setTimeout(updateRequest, Math.min(MAX_REQUEST_DELAY_MS, lastRequestMs * 4));
  };
  const schedule = () => {
    const now = performance.now();
    clearTimeout(timer);
    clearTimeout(requestTimer);
    timer = setTimeout(update, analysisDelay(lastMs, now - lastChangeAt));
    lastChangeAt = now;
  };

  store.setState({
    refresh() {
      update();
      return store.getState();
    },
  });

  let isOver = false;
  const stop = form.subscribe({ formState: { values: true }, callback: schedule });
  whenPageOpen()
    .then(() => import('./analyse-draft.ts'))
    .then((module) => {
      if (isOver) return;
      analysis = module;
      schedule();
    })
    .catch(() => undefined);
  return () => {
    isOver = true;
    clearTimeout(timer);
    clearTimeout(requestTimer);
    stop();
  };
}
