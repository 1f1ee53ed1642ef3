/** Decides for a person in a test, as its case says. */
import { followAbort } from '#contract/async/follow-abort.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { actionIdOf } from '#flow/request/human-choices.ts';
import type { OpenQuestions } from '#run/model/decisions.ts';
import { excerpt } from '../checks/check-facts.ts';
import type { TestTurn } from './suite.ts';

export interface CaseDecisions {
  questions: OpenQuestions;
  /** Aborted when `signal` is, and when a question cannot be decided. */
  signal: AbortSignal;
  /** Why a question could not be decided; null if every one was. */
  problem: () => string | null;
  /** Call it in a finally. */
  close: () => void;
}

/** A question of a component that the case does not name, or a choice that the component does not have, ends the run. */
export function createCaseDecisions(
  { decisions = {} }: Pick<TestTurn, 'decisions'>,
  index: FlowIndex,
  signal: AbortSignal,
): CaseDecisions {
  const controller = new AbortController();
  const unlink = followAbort(controller, signal);
  let problem: string | null = null;
  const fail = (sentence: string) => {
    problem ??= sentence;
    controller.abort();
  };
  return {
    signal: controller.signal,
    problem: () => problem,
    close: unlink,
    questions: {
      open(requestId, send) {
        // A request's id starts with that of its component.
        const id = requestId.split(':')[0] ?? '';
        const name = index.byId.get(id)?.displayName ?? id;
        const choice = decisions[id] ?? decisions[name];
        if (choice === undefined) {
          // Only after the transport has noted the question.
          queueMicrotask(() => fail(`${name} asks a person, and the case has no decision for it.`));
        } else {
          void send(actionIdOf(choice)).then((refusal) => {
            if (refusal && !controller.signal.aborted)
              fail(`${name} did not take the decision “${excerpt(choice)}”. ${refusal.sentence}`);
          });
        }
        return () => undefined;
      },
    },
  };
}
