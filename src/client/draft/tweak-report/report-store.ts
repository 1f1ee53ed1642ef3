/**
 * Keeps the report of one draft up to date. Changes of the form are debounced, so that typing stays fast, and only readers of
 * the report render. One store for all readers, so that no report is made twice.
 */
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { TweakRules } from '#flow/tweaks/tweak-verdict.ts';
import { whenPageOpen } from '../../ui/browser/page-open.ts';
import { createListeners, type DraftForm, storePerForm } from '../storage/form-store.ts';
import type { confirmReport } from './confirm-report.ts';
import type { makeTweakReport } from './make-tweak-report.ts';
import { outlineKey, reportOutline } from './report-outline.ts';
import type { TweakReport } from './tweak-report.ts';

/** Shortest and longest delay after a key; the delay grows with the time that the last report took. */
const MIN_DELAY_MS = 16;
const MAX_DELAY_MS = 60;
/** Keys closer than this count as continuous typing: a slow report is made after the last of them. */
const TYPING_GAP_MS = 150;

/** What a report depends on besides the draft. */
export interface ReportKnowledge {
  index: FlowIndex | null;
  rules: TweakRules | null;
}

export interface ReportStore {
  subscribe: (listener: () => void) => () => void;
  /** Null until the first report is made. */
  read: () => TweakReport | null;
  /** The report on the current draft, made at once if it is out of date. */
  readNow: () => TweakReport | null;
  setKnowledge: (knowledge: ReportKnowledge) => void;
  /** Null as long as `read` returns null: both are loaded after the first paint. */
  confirm: () => typeof confirmReport | null;
}

/** Delay in ms. `lastMs` is how long the last report took, `sinceChange` the time between the last two changes. */
export function reportDelay(lastMs: number, sinceChange: number): number {
  if (lastMs > MIN_DELAY_MS && sinceChange < TYPING_GAP_MS) return TYPING_GAP_MS;
  return Math.min(MAX_DELAY_MS, Math.max(MIN_DELAY_MS, lastMs));
}

function createReportStore(form: DraftForm): ReportStore {
  let report: TweakReport | null = null;
  let lastValid: TweakReport | null = null;
  let knowledge: ReportKnowledge = { index: null, rules: null };
  let make: typeof makeTweakReport | null = null;
  let confirm: typeof confirmReport | null = null;
  let madeOf: { text: string; key: string; knowledge: ReportKnowledge } | null = null;
  let lastMs = 0;
  let lastChangeAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const update = () => {
    if (!make) return;
    const draft = form.getValues();
    const { tweaksText: text } = draft;
    const outline = reportOutline(draft);
    const key = outlineKey(outline);
    if (madeOf?.text === text && madeOf.key === key && madeOf.knowledge === knowledge) return;
    madeOf = { text, key, knowledge };
    const startedAt = performance.now();
    report = make({ text, ...outline, ...knowledge }, lastValid);
    if (!report.isBroken) lastValid = report;
    lastMs = performance.now() - startedAt;
    listeners.tell();
  };

  const schedule = () => {
    const now = performance.now();
    clearTimeout(timer);
    timer = setTimeout(update, reportDelay(lastMs, now - lastChangeAt));
    lastChangeAt = now;
  };

  const listeners = createListeners(() => {
    const stop = form.subscribe({ formState: { values: true }, callback: schedule });
    schedule();
    whenPageOpen()
      .then(() => Promise.all([import('./make-tweak-report.ts'), import('./confirm-report.ts')]))
      .then(([making, confirming]) => {
        make = making.makeTweakReport;
        confirm = confirming.confirmReport;
        schedule();
      })
      .catch(() => undefined);
    return () => {
      clearTimeout(timer);
      stop();
    };
  });

  return {
    subscribe: listeners.subscribe,
    read: () => report,
    readNow() {
      update();
      return report;
    },
    confirm: () => confirm,
    setKnowledge(next) {
      if (next.index === knowledge.index && next.rules === knowledge.rules) return;
      knowledge = next;
      schedule();
    },
  };
}

export const reportStoreOf = storePerForm(createReportStore);
