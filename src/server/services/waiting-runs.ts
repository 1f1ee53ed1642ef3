/** The runs that wait for a person's decision, and the decisions that reach them. */
import { randomUUID } from 'node:crypto';
import { type HumanPort, PortError } from '#engine/component-base/ports.ts';
import { DECISION_SECONDS, WAITING_OF_ONE, WAITING_QUESTIONS } from '../settings/limits.ts';
import type { RunHandle } from './active-runs.ts';

export type DecisionOutcome = 'resumed' | 'unknown-run' | 'not-waiting' | 'invalid';

export interface WaitingRuns {
  /**
   * Begins a run; call `end` when nobody can read it any more. The time limit of the run does not count while it waits. `holder`
   * is who started it, who may have only a share of all open questions; null for a process that has no other users.
   */
  begin(run: Pick<RunHandle, 'hold'>, holder: string | null): WaitingHandle;
  /** A decision of `holder`, for a run that is theirs. */
  decide(jobId: string, holder: string | null, decision: { requestId: string; actionId: string }): DecisionOutcome;
  /** Number of open questions, and of runs that nobody reads. */
  count(): number;
}

export interface WaitingHandle {
  port: HumanPort;
  /** ms for which its newest question stays open; null if none is. */
  openForMs(): number | null;
  /** True while nobody reads the run: it then counts against the limit, also once it is decided. */
  setLeft(isLeft: boolean): void;
  end(): void;
}

interface Question {
  actions: readonly string[];
  decide(actionId: string): void;
  /** `performance.now()` at which it is given up. */
  until: number;
}

interface Job {
  run: Pick<RunHandle, 'hold'>;
  holder: string | null;
  questions: Map<string, Question>;
  isLeft: boolean;
}

/** A question is open for at most `limitMs`. */
export function createWaitingRuns(limitMs = DECISION_SECONDS * 1000): WaitingRuns {
  const jobs = new Map<string, Job>();
  const slotsOf = ({ questions, isLeft }: Job) => Math.max(questions.size, isLeft ? 1 : 0);

  function refuseTooMany(asking: Job): void {
    let [ofAll, ofHolder] = [0, 0];
    for (const job of jobs.values()) {
      const slots = job === asking ? job.questions.size : slotsOf(job);
      ofAll += slots;
      if (job.holder === asking.holder) ofHolder += slots;
    }
    if (asking.holder !== null && ofHolder >= WAITING_OF_ONE) {
      const what = `${WAITING_OF_ONE} of your runs wait for decisions already`;
      throw new PortError(503, `${what}, as many as one person or address may have. Decide one of them, or stop it`);
    }
    if (ofAll >= WAITING_QUESTIONS)
      throw new PortError(503, `${WAITING_QUESTIONS} runs wait for decisions already. Try again later`);
  }

  async function ask(
    job: Job,
    { requestId, actions, signal }: { requestId: string; actions: readonly string[]; signal: AbortSignal },
  ): Promise<string> {
    refuseTooMany(job);
    const { run, questions } = job;
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
    }
  }

  return {
    begin(run, holder) {
      const jobId = randomUUID();
      const job: Job = { run, holder, questions: new Map(), isLeft: false };
      jobs.set(jobId, job);
      return {
        port: { jobId, ask: (requestId, actions, signal) => ask(job, { requestId, actions, signal }) },
        openForMs() {
          const newest = Math.max(...[...job.questions.values()].map(({ until }) => until));
          return job.questions.size === 0 ? null : Math.max(0, newest - performance.now());
        },
        setLeft(isLeft) {
          job.isLeft = isLeft;
        },
        end: () => void jobs.delete(jobId),
      };
    },
    decide(jobId, holder, { requestId, actionId }) {
      const job = jobs.get(jobId);
      if (!job || job.holder !== holder) return 'unknown-run';
      const question = job.questions.get(requestId);
      if (!question) return 'not-waiting';
      if (!question.actions.includes(actionId)) return 'invalid';
      // At once, so that a second decision does not reach it.
      job.questions.delete(requestId);
      question.decide(actionId);
      return 'resumed';
    },
    count: () => [...jobs.values()].reduce((sum, job) => sum + slotsOf(job), 0),
  };
}
