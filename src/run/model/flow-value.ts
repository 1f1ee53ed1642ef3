/** The flow's value of a field that a run tweaked. */
import { isJsonEqual, type JsonValue } from '#contract/json.ts';
import type { Run } from './run.ts';

/** As the server reported it, else as the page predicted. `path` is the path of the tweak as sent. */
export function flowValue({ inputs, foreseen = [] }: Run, path: readonly string[]): JsonValue | undefined {
  const outcomes = [...inputs.flatMap((input) => input.outcomes), ...foreseen];
  return outcomes.find((outcome) => isJsonEqual(outcome.path, path))?.before;
}
