/** A run whose page was left before it had ended: as it is shown, and as it goes on when it is taken up. */
import { SECRET_MASK } from '../../flow/secrets/mask-secrets.ts';
import type { Run, RunInputResult, RunJob } from '../model/run.ts';
import { createInput } from './create-run.ts';
import { reduceRun } from './run-reducer.ts';

/** `run` as it was kept while it was running. Open inputs count as stopped. */
export function leftRun(run: Run): Run {
  const { jobs } = run;
  const stopped = reduceRun(run, [{ kind: 'stopped', at: 0 }]);
  const inputs = stopped.inputs.map((input) => (input.status === 'stopped' ? { ...input, endedAt: null } : input));
  return { ...stopped, inputs, durationMs: null, isLeft: true, ...(jobs && { jobs }) };
}

/**
 * The job by which a run that was left can go on; null if there is none. Without the secrets that were sent, which are not kept,
 * its answer could not be masked.
 */
export function jobToTakeUp({ isLeft, jobs, plan }: Run): RunJob | null {
  const job = isLeft === true ? jobs?.at(-1) : undefined;
  return job === undefined || JSON.stringify(plan).includes(SECRET_MASK) ? null : job;
}

/** The run in progress again. What was not sent before the page was left stays stopped. */
export function takenUpRun(run: Run, { requestIndex }: RunJob): Run {
  const { isLeft: _left, ...rest } = run;
  const own = run.plan.requests[requestIndex]?.inputs ?? [];
  const again = ({ index, outputs }: RunInputResult) => createInput(index, outputs);
  const isOwn = (event: object) => 'input' in event && typeof event.input === 'number' && own.includes(event.input);
  return {
    ...rest,
    status: 'running',
    durationMs: null,
    response: null,
    inputs: run.inputs.map((input) => (own.includes(input.index) ? again(input) : input)),
    // All events of the job are read again.
    events: run.events.filter(({ event }) => !isOwn(event)),
    replies: run.replies.filter((reply) => reply.requestIndex !== requestIndex),
  };
}
