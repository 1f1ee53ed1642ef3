/**
 * Keeps the plan of one draft up to date, off the typing path: the form calls in on each change, the plan follows a moment
 * later, and only what reads the plan renders. One store for all readers, so that nothing is planned twice.
 */
import type { UseFormReturn } from 'react-hook-form';
import type { FlowIndex } from '#flow/flow-index.ts';
import type { ServerCapabilities } from '#run/connection.ts';
import type { RequestDraft } from '#run/request-draft.ts';
import { whenPageOpen } from '../../ui/page-open.ts';
import type { DraftPlan, PlanSubject } from './draft-plan.ts';

/** A plan waits at least and at most this long after a key; one that took long to make waits longer. */
const MIN_DELAY_MS = 40;
const MAX_DELAY_MS = 600;

/** What a plan is made by, beside the draft. */
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

function createPlanStore(form: UseFormReturn<RequestDraft>): PlanStore {
  const listeners = new Set<() => void>();
  let plan: DraftPlan | null = null;
  let knowledge: PlanKnowledge = { flowId: '', index: null, server: null };
  let make: MakePlan | null = null;
  let lastMs = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop: (() => void) | null = null;

  const update = () => {
    const { server } = knowledge;
    if (!make) return;
    const startedAt = performance.now();
    // Another server may have been chosen that has not said what it can do: the old plan is not its plan.
    plan = server && make({ ...knowledge, server, draft: form.getValues() });
    // What follows from the plan, for example the problems of the request, is part of its cost.
    for (const listener of [...listeners]) listener();
    lastMs = performance.now() - startedAt;
  };

  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(update, Math.min(MAX_DELAY_MS, Math.max(MIN_DELAY_MS, lastMs * 4)));
  };

  const start = () => {
    stop = form.subscribe({ formState: { values: true }, callback: schedule });
    schedule();
    void whenPageOpen()
      .then(() => import('./make-draft-plan.ts'))
      .then((module) => {
        make = module.makeDraftPlan;
        schedule();
      });
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) start();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearTimeout(timer);
        stop?.();
        stop = null;
      };
    },
    read: () => plan,
    setKnowledge(next) {
      const { flowId, index, server } = knowledge;
      if (next.flowId === flowId && next.index === index && next.server === server) return;
      knowledge = next;
      schedule();
    },
  };
}

const stores = new WeakMap<UseFormReturn<RequestDraft>, PlanStore>();

/** The store of this form; every caller gets the same one. */
export function planStoreOf(form: UseFormReturn<RequestDraft>): PlanStore {
  const known = stores.get(form);
  if (known) return known;
  const made = createPlanStore(form);
  stores.set(form, made);
  return made;
}
