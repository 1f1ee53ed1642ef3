/** The runs that wait for a person's decision, and the decisions that reach them. */
import { randomUUID } from 'node:crypto';
import { type HumanPort, PortError } from '#engine/component-base/ports.ts';
import { DECISION_SECONDS, WAITING_OF_ONE, WAITING_QUESTIONS } from '../settings/limits.ts';
import type { RunHandle } from './active-runs.ts';

export type DecisionOutcome = 'resumed' | 'unknown-run' | 'not-waiting' | 'invalid';

export interface WaitingRuns {
  /**
   * For one run; call `end` when it is over. The time limit of the run does not count while it waits. `holder` is who
   * started it, and may have a part of all open questions; null for a process that has no other users.
   */
  begin(run: Pick<RunHandle, 'hold'>, holder: string | null): WaitingRun;
  decide(jobId: string, requestId: string, actionId: string): DecisionOutcome;
  /** Open questions. */
  count(): number;
}

export interface WaitingRun {
  port: HumanPort;
  /** ms for which its newest question stays open; null if none is. */
  askedForMs(): number | null;
  end(): void;
}

interface Question {
  actions: readonly string[];
  decide(actionId: string): void;
  /** `performance.now()` at which it is given up. */
  until: number;
}

/** A question is open for at most `limitMs`. */
export function createWaitingRuns(limitMs = DECISION_SECONDS * 1000): WaitingRuns {
  const jobs = new Map<string, Map<string, Question>>();
  /** Open questions by holder. */
  const held = new Map<string | null, number>();
  let open = 0;

  /** Adds or removes one. */
  function count(holder: string | null, change: 1 | -1): void {
    open += change;
    const now = (held.get(holder) ?? 0) + change;
    if (now === 0) held.delete(holder);
    else held.set(holder, now);
  }

  function refuseTooMany(holder: string | null): void {
    if (holder !== null && (held.get(holder) ?? 0) >= WAITING_OF_ONE) {
      const what = `${WAITING_OF_ONE} of your runs wait for decisions already`;
      throw new PortError(503, `${what}, as many as one person or address may have. Decide one of them, or stop it`);
    }
    if (open >= WAITING_QUESTIONS)
      throw new PortError(503, `${WAITING_QUESTIONS} runs wait for decisions already. Try again later`);
  }

  async function ask(
    questions: Map<string, Question>,
    { run, holder }: { run: Pick<RunHandle, 'hold'>; holder: string | null },
    { requestId, actions, signal }: { requestId: string; actions: readonly string[]; signal: AbortSignal },
  ): Promise<string> {
    refuseTooMany(holder);
    count(holder, 1);
    const release = run.hold();
    let timer: NodeJS.Timeout | undefined;
    let stop = () => {};
    try {
      return await new Promise<string>((resolve, reject) => {
        stop = () => reject(new Error('The run was stopped'));
        if (signal.aborted) stop();
        signal.addEventListener('abort', stop, { once: true });
        const late = new Error(`Nobody decided within ${limitMs / 1000} s, so the run was ended`);
        timer = setTimeout(() => reject(late), limitMs);
        questions.set(requestId, { actions, decide: resolve, until: performance.now() + limitMs });
      });
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      questions.delete(requestId);
      release();
      count(holder, -1);
    }
  }

  return {
    begin(run, holder) {
      const jobId = randomUUID();
      const questions = new Map<string, Question>();
      jobs.set(jobId, questions);
      return {
        port: {
          jobId,
          ask: (requestId, actions, signal) => ask(questions, { run, holder }, { requestId, actions, signal }),
        },
        askedForMs() {
          const newest = Math.max(...[...questions.values()].map(({ until }) => until));
          return questions.size === 0 ? null : Math.max(0, newest - performance.now());
        },
        end: () => void jobs.delete(jobId),
      };
    },
    decide(jobId, requestId, actionId) {
      const questions = jobs.get(jobId);
      if (!questions) return 'unknown-run';
      const question = questions.get(requestId);
      if (!question) return 'not-waiting';
      if (!question.actions.includes(actionId)) return 'invalid';
      // At once, so that a second decision does not reach it.
      questions.delete(requestId);
      question.decide(actionId);
      return 'resumed';
    },
    count: () => open,
  };
}
