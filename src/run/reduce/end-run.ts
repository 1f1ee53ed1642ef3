/** Ends a run: sets its status and merged reply, and replaces equal errors on all inputs with one on the run. */

import { foldRunResponse } from '#contract/fold-run-response.ts';
import type { RunEvent } from '#contract/run-event.ts';
import type { RunResponse } from '#contract/run-response.ts';
import type { Run, RunInputResult, RunStatus } from '../model/run.ts';
import type { RunCopies } from '../model/run-copies.ts';
import type { RunError } from '../model/run-error.ts';
import { endInput, isOpenInput } from './input-steps.ts';

/** `run` must be a copy. Open inputs count as stopped; `at` is in ms since the run started. */
export function endRun(run: Run, copies: RunCopies, update: { kind: 'stopped' | 'ended'; at: number }): void {
  const wasOpen = run.inputs.some(isOpenInput);
  for (const { index } of [...run.inputs]) {
    const input = copies.input(index);
    if (input) endInput(copies, input, update.at, 'stopped');
  }
  run.status = statusOf(run, wasOpen && update.kind === 'stopped');
  run.durationMs = update.at;
  delete run.jobs;
  run.response = mergeResults(run);
  if (run.status === 'failed') joinErrors(run, copies);
}

/** A run with some answered inputs is done; the others show their own error. */
function statusOf(run: Run, isStopped: boolean): RunStatus {
  if (isStopped) return 'stopped';
  return run.inputs.some(({ status }) => status === 'done') ? 'done' : 'failed';
}

/** When every input failed in the same way, the error is set on the run and shown once. */
function joinErrors(run: Run, copies: RunCopies): void {
  const errors = run.inputs.map(({ error }) => error);
  const first = errors[0];
  if (!first || !errors.every((error) => error !== null && isSameError(error, first))) return;
  run.error = first.kind === 'stream-cut' ? { ...first, chunks: errors.reduce(addChunks, 0) } : first;
  for (const { index } of [...run.inputs]) {
    const input: RunInputResult | null = copies.input(index);
    if (input) input.error = null;
  }
}

function addChunks(sum: number, error: RunError | null): number {
  return sum + (error?.kind === 'stream-cut' ? error.chunks : 0);
}

function isSameError(left: RunError, right: RunError): boolean {
  return left.kind === right.kind && left.status === right.status && left.raw === right.raw;
}

/** Null if no input has a result and none was answered. */
function mergeResults(run: Pick<Run, 'inputs' | 'events' | 'sessionId'>): RunResponse | null {
  const isAnswered = run.inputs.some(
    ({ status, outputs }) => status === 'done' || outputs.some(({ result }) => result),
  );
  if (!isAnswered) return null;
  const positions = new Map(run.inputs.map(({ index }, position) => [index, position]));
  const merged = foldRunResponse(positionedEvents(run, positions));
  return { ...merged, session_id: run.sessionId };
}

/** Maps inputs to their index in the reply: an input that was run alone is the first. */
function* positionedEvents(
  run: Pick<Run, 'inputs' | 'events'>,
  positions: ReadonlyMap<number, number>,
): Generator<RunEvent> {
  for (const { event } of run.events) {
    if (event.event === 'run-start') yield { ...event, inputs: run.inputs.length };
    else if (event.event === 'run-end' || event.event === 'run-error') continue;
    else yield { ...event, input: positions.get(event.input) ?? event.input };
  }
}
