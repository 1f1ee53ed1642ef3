/** Starts and ends one input of a run; repeated and late steps change nothing. */
import type { OutputStatus, RunInputResult } from '../model/run.ts';
import type { RunCopies } from '../model/run-copies.ts';
import type { RunError } from '../model/run-error.ts';

/** True until the input is answered, failed or stopped. */
export function isOpenInput(input: RunInputResult): boolean {
  return input.status === 'waiting' || input.status === 'running';
}

/** `at`, here and below, is in ms since the run started. */
export function startInput(input: RunInputResult, at: number): void {
  if (!isOpenInput(input)) return;
  input.status = 'running';
  input.startedAt ??= at;
}

/** The input was answered: streaming text is complete. */
export function endInput(copies: RunCopies, input: RunInputResult, at: number): void {
  if (!isOpenInput(input)) return;
  input.status = 'done';
  input.endedAt = at;
  closeOutputs(copies, input, 'done');
}

/** The input failed: streaming text stays and is partial. */
export function failInput(copies: RunCopies, input: RunInputResult, at: number, error: RunError): void {
  if (!isOpenInput(input)) return;
  input.status = 'failed';
  input.error = error.kind === 'stream-cut' ? { ...error, chunks: countChunks(input) } : error;
  input.endedAt = at;
  closeOutputs(copies, input, 'partial');
}

/** Like `failInput`, without an error. */
export function stopInput(copies: RunCopies, input: RunInputResult, at: number): void {
  if (!isOpenInput(input)) return;
  input.status = 'stopped';
  input.endedAt = at;
  closeOutputs(copies, input, 'partial');
}

function closeOutputs(copies: RunCopies, input: RunInputResult, status: OutputStatus): void {
  for (const [place, { status: current }] of input.outputs.entries()) {
    const output = current === 'streaming' ? copies.output(input, place) : null;
    if (output) output.status = status;
  }
}

/** Of the text that arrived for the input; an error of its request counts those of all its inputs. */
function countChunks({ outputs }: RunInputResult): number {
  return outputs.reduce((sum, { arrival }) => sum + arrival.chunks, 0);
}
