/** Keeps the problems of one draft's request at what its plan says. One store for all readers; loaded when the page stands. */
import type { UseFormReturn } from 'react-hook-form';
import { isJsonEqual } from '#contract/json.ts';
import type { RequestDraft } from '#run/request-draft.ts';
import { whenPageOpen } from '../../ui/page-open.ts';
import { planStoreOf } from '../plan/plan-store.ts';
import type { makeRequestProblems } from './make-request-problems.ts';
import type { RequestProblem } from './request-problem.ts';

export interface LintStore {
  subscribe: (listener: () => void) => () => void;
  /** The same list until something differs. */
  read: () => readonly RequestProblem[];
}

const NONE: readonly RequestProblem[] = [];

function createLintStore(form: UseFormReturn<RequestDraft>): LintStore {
  const plans = planStoreOf(form);
  const listeners = new Set<() => void>();
  let problems = NONE;
  let make: typeof makeRequestProblems | null = null;
  let stop: (() => void) | null = null;

  const update = () => {
    const plan = plans.read();
    const next = make && plan ? make(plan) : NONE;
    if (isJsonEqual(next, problems)) return;
    problems = next;
    for (const listener of [...listeners]) listener();
  };

  const start = () => {
    stop = plans.subscribe(update);
    void whenPageOpen()
      .then(() => import('./make-request-problems.ts'))
      .then((module) => {
        make = module.makeRequestProblems;
        update();
      })
      .catch(() => undefined);
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) start();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = null;
      };
    },
    read: () => problems,
  };
}

const stores = new WeakMap<UseFormReturn<RequestDraft>, LintStore>();

/** The store of this form; every caller gets the same one. */
export function lintStoreOf(form: UseFormReturn<RequestDraft>): LintStore {
  const known = stores.get(form);
  if (known) return known;
  const made = createLintStore(form);
  stores.set(form, made);
  return made;
}
