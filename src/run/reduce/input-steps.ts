/** How one input of a run starts and ends; steps that come twice or too late change nothing. */
import type { OutputStatus, RunInputResult } from '../model/run.ts';
import type { RunCopies } from '../model/run-copies.ts';
import type { RunError } from '../model/run-error.ts';

/** True until it was answered, failed or stopped. */
export function isOpenInput(input: RunInputResult): boolean {
  return input.status === 'waiting' || input.status === 'running';
}

/** `at`, here and below, is in ms since the run started. */
export function startInput(input: RunInputResult, at: number): void {
  if (!isOpenInput(input)) return;
  input.status = 'running';
  input.startedAt ??= at;
}

/** Answered: text that was arriving is whole. */
export function endInput(copies: RunCopies, input: RunInputResult, at: number): void {
  if (!isOpenInput(input)) return;
  input.status = 'done';
  input.endedAt = at;
  closeOutputs(copies, input, 'done');
}

/** Text that was arriving stays, and is not whole. */
export function failInput(copies: RunCopies, input: RunInputResult, at: number, error: RunError): void {
  if (!isOpenInput(input)) return;
  input.status = 'failed';
  input.error = error;
  input.endedAt = at;
  closeOutputs(copies, input, 'partial');
}

/** The same, without an error. */
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
