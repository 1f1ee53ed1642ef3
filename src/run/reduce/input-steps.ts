/** Starts and ends one input of a run; repeated and late steps change nothing. */
import type { RunInputResult } from '../model/run.ts';
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

/** An answered input is `done`, and its streaming text is complete; otherwise that text stays and is partial. */
export function endInput(
  copies: RunCopies,
  input: RunInputResult,
  at: number,
  status: 'done' | 'failed' | 'stopped',
): void {
  if (!isOpenInput(input)) return;
  input.status = status;
  input.endedAt = at;
  for (const [index, { status: current }] of input.outputs.entries()) {
    const output = current === 'streaming' ? copies.output(input, index) : null;
    if (output) output.status = status === 'done' ? 'done' : 'partial';
  }
}

export function failInput(copies: RunCopies, input: RunInputResult, at: number, error: RunError): void {
  if (!isOpenInput(input)) return;
  input.error = error.kind === 'stream-cut' ? { ...error, chunks: countChunks(input) } : error;
  endInput(copies, input, at, 'failed');
}

/** Chunks of text that arrived for the input; an error of its request counts those of all its inputs. */
function countChunks({ outputs }: RunInputResult): number {
  return outputs.reduce((sum, { arrival }) => sum + arrival.chunks, 0);
}
