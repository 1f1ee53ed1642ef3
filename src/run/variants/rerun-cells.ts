/** A run of variants that goes on: some of its cells are asked again, the others keep what they have. */

import type { Run, RunInputResult } from '../model/run.ts';
import { createInput } from '../reduce/create-run.ts';

/** The run with these inputs as they were before anything was sent. */
export function withOpenInputs(run: Run, indices: readonly number[]): Run {
  const open = new Set(indices);
  const requests = new Set(requestsOf(run, indices));
  return {
    ...run,
    status: 'running',
    durationMs: null,
    response: null,
    error: null,
    inputs: run.inputs.map((input) =>
      open.has(input.index) ? createInput(input.index, input.outputs) : kept(input, run),
    ),
    events: run.events.filter(
      ({ event }) => !('input' in event && typeof event.input === 'number' && open.has(event.input)),
    ),
    replies: run.replies.filter(({ requestIndex }) => !requests.has(requestIndex)),
  };
}

/** Places of the requests that answer these inputs. */
export function requestsOf({ plan }: Run, indices: readonly number[]): number[] {
  const wanted = new Set(indices);
  return plan.requests.flatMap(({ inputs }, place) => (inputs.some((index) => wanted.has(index)) ? [place] : []));
}

/** Inputs that did not come to their end. */
export function unfinishedInputs({ inputs }: Run): number[] {
  return inputs.filter(({ status }) => status !== 'done').map(({ index }) => index);
}

/** An error that all inputs shared was kept on the run alone. */
function kept(input: RunInputResult, { error }: Run): RunInputResult {
  return error !== null && input.status === 'failed' && input.error === null ? { ...input, error } : input;
}
