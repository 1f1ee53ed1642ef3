/** A run whose page was left before it had ended: as it is shown, and as it goes on when it is taken up. */
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import type { Run, RunInputResult, RunJob } from '../model/run.ts';
import { createInput } from './create-run.ts';
import { reduceRun } from './run-reducer.ts';

/** `run` as it was stored while it was running. Open inputs count as stopped. */
export function leftRun(run: Run): Run {
  const { jobs } = run;
  const stopped = reduceRun(run, [{ kind: 'stopped', at: 0 }]);
  const inputs = stopped.inputs.map((input) => (input.status === 'stopped' ? { ...input, endedAt: null } : input));
  return { ...stopped, inputs, durationMs: null, isLeft: true, ...(jobs && { jobs }) };
}

/** What is stored of a run in progress: all that is needed to take it up, without answers, which its jobs repeat. */
export function recordOf(prepared: Run, { jobs }: Run): Run {
  return { ...prepared, ...(jobs && { jobs }) };
}

/**
 * The jobs by which a run that was left can go on; none if it cannot. Secrets are not stored, so a run that was sent some cannot
 * go on: its answer could not be masked.
 */
export function jobsToTakeUp({ isLeft, jobs = [], plan }: Run): readonly RunJob[] {
  return isLeft !== true || JSON.stringify(plan).includes(SECRET_MASK) ? [] : jobs;
}

/** The run in progress again. What was not sent before the page was left stays stopped. */
export function takenUpRun(run: Run, jobs: readonly RunJob[]): Run {
  const { isLeft: _left, ...rest } = run;
  const own = new Set(jobs.flatMap(({ requestIndex }) => run.plan.requests[requestIndex]?.inputs ?? []));
  const again = (input: RunInputResult) => (own.has(input.index) ? createInput(input.index, input.outputs) : input);
  return { ...rest, status: 'running', durationMs: null, response: null, inputs: run.inputs.map(again) };
}
