/** Reruns some cells of a run of variants; the others keep their answers. */

import type { Run, RunInputResult } from '../model/run.ts';
import { createInput } from '../reduce/create-run.ts';

/** Resets these inputs to their state before anything was sent. */
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

/** Indices of the requests that answer these inputs. */
export function requestsOf({ plan }: Run, indices: readonly number[]): number[] {
  const wanted = new Set(indices);
  return plan.requests.flatMap(({ inputs }, position) => (inputs.some((index) => wanted.has(index)) ? [position] : []));
}

/** Indices of inputs that did not finish. */
export function unfinishedInputs({ inputs }: Run): number[] {
  return inputs.filter(({ status }) => status !== 'done').map(({ index }) => index);
}

/** Copies the error back to the input if it was only set on the run. */
function kept(input: RunInputResult, { error }: Run): RunInputResult {
  return error !== null && input.status === 'failed' && input.error === null ? { ...input, error } : input;
}
