/** Keeps the problems of a draft up to date with its plan. One store for all readers; loaded after the first paint. */
import { isJsonEqual } from '#contract/json.ts';
import { whenPageOpen } from '../../ui/browser/page-open.ts';
import { planStoreOf } from '../plan/plan-store.ts';
import { createListeners, type DraftForm, storePerForm } from '../storage/form-store.ts';
import type { makeRequestProblems } from './make-request-problems.ts';
import type { RequestProblem } from './request-problem.ts';

export interface LintStore {
  subscribe: (listener: () => void) => () => void;
  /** The same array until a problem changes. */
  read: () => readonly RequestProblem[];
}

const NONE: readonly RequestProblem[] = [];

function createLintStore(form: DraftForm): LintStore {
  const plans = planStoreOf(form);
  let problems = NONE;
  let make: typeof makeRequestProblems | null = null;

  const update = () => {
    const plan = plans.read();
    const next = make && plan ? make(plan) : NONE;
    if (isJsonEqual(next, problems)) return;
    problems = next;
    listeners.tell();
  };

  const listeners = createListeners(() => {
    const stop = plans.subscribe(update);
    whenPageOpen()
      .then(() => import('./make-request-problems.ts'))
      .then((module) => {
        make = module.makeRequestProblems;
        update();
      })
      .catch(() => undefined);
    return stop;
  });

  return { subscribe: listeners.subscribe, read: () => problems };
}

export const lintStoreOf = storePerForm(createLintStore);
