/** What the server refused: nothing ran. */
import type { Run } from '../model/run.ts';
import type { RunError } from '../model/run-error.ts';

export const NOTHING_RAN = 'Nothing ran, so there are no component times.';

export function isRefusal({ kind, status }: RunError): boolean {
  if (kind === 'component-failed') return false;
  return kind === 'refused-tweaks' || (status !== null && status >= 400 && status < 500);
}

/** True if the request of an input was refused, or all of the run. */
export function isRefusedInput({ error, inputs }: Run, index: number): boolean {
  const failure = error ?? inputs.find((input) => input.index === index)?.error ?? null;
  return failure !== null && isRefusal(failure);
}
