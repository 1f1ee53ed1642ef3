/**
 * Keeps the plan of one draft up to date. Changes of the form are debounced, so that typing stays fast, and only readers of
 * the plan render. One store for all readers, so that nothing is planned twice.
 */
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { ServerCapabilities } from '#run/model/connection.ts';
import { whenPageOpen } from '../../ui/browser/page-open.ts';
import { createListeners, type DraftForm, storePerForm } from '../storage/form-store.ts';
import type { DraftPlan, PlanSubject } from './draft-plan.ts';

/** Shortest and longest delay after a key; the delay grows with the time that the last plan took. */
const MIN_DELAY_MS = 40;
const MAX_DELAY_MS = 600;

/** What a plan depends on besides the draft. */
export interface PlanKnowledge {
  flowId: string;
  index: FlowIndex | null;
  /** Null until the server is known. */
  server: ServerCapabilities | null;
}

export interface PlanStore {
  subscribe: (listener: () => void) => () => void;
  /** Null until the server is known and the first plan is made. */
  read: () => DraftPlan | null;
  setKnowledge: (knowledge: PlanKnowledge) => void;
}

type MakePlan = (subject: PlanSubject) => DraftPlan;

function createPlanStore(form: DraftForm): PlanStore {
  let plan: DraftPlan | null = null;
  let knowledge: PlanKnowledge = { flowId: '', index: null, server: null };
  let make: MakePlan | null = null;
  let lastMs = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const update = () => {
    const { server } = knowledge;
    if (!make) return;
    const startedAt = performance.now();
    // The capabilities of a newly chosen server are not known yet, and the old plan is not valid for it.
    plan = server && make({ ...knowledge, server, draft: form.getValues() });
    // The time includes what depends on the plan, for example the problems of the request.
    listeners.tell();
    lastMs = performance.now() - startedAt;
  };

  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(update, Math.min(MAX_DELAY_MS, Math.max(MIN_DELAY_MS, lastMs * 4)));
  };

  const listeners = createListeners(() => {
    const stop = form.subscribe({ formState: { values: true }, callback: schedule });
    schedule();
    whenPageOpen()
      .then(() => import('./make-draft-plan.ts'))
      .then((module) => {
        make = module.makeDraftPlan;
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
    read: () => plan,
    setKnowledge(next) {
      const { flowId, index, server } = knowledge;
      if (next.flowId === flowId && next.index === index && next.server === server) return;
      knowledge = next;
      schedule();
    },
  };
}

export const planStoreOf = storePerForm(createPlanStore);
