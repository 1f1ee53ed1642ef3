/** True if the server refused the request of an input, or all of the run: nothing ran, so there are no component times. */
import type { Run } from '../model/run.ts';
import { isRefusal } from './is-refusal.ts';

export const NOTHING_RAN = 'Nothing ran, so there are no component times.';

export function isRefusedInput({ error, inputs }: Run, index: number): boolean {
  const failure = error ?? inputs.find((input) => input.index === index)?.error ?? null;
  return failure !== null && isRefusal(failure);
}
