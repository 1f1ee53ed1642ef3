/** What a run says of a field that it tweaked: the flow's value, and whether the tweak came to nothing. */
import { isJsonEqual, type JsonValue } from '#contract/json.ts';
import type { Run } from './run.ts';

/** As the server reported it, else as the page predicted. `path` is the path of the tweak as sent. */
export function flowValue({ inputs, foreseen = [] }: Run, path: readonly string[]): JsonValue | undefined {
  const outcomes = [...inputs.flatMap((input) => input.outcomes), ...foreseen];
  return outcomes.find((outcome) => isJsonEqual(outcome.path, path))?.before;
}

/**
 * `overridden` or `ignored` if the server reported that of the tweak for every component and input, else as the page predicted;
 * null if it reached one, or if nobody knows. `path` is the path of the tweak as sent.
 */
export function lostTweak({ inputs, foreseen = [] }: Run, path: readonly string[]): 'overridden' | 'ignored' | null {
  const reported = inputs.flatMap(({ outcomes }) => outcomes);
  const states = (reported.length > 0 ? reported : foreseen)
    .filter((outcome) => isJsonEqual(outcome.path, path))
    .map(({ state }) => state);
  const [first] = states;
  const isLost = first === 'overridden' || first === 'ignored';
  return isLost && states.every((state) => state === first) ? first : null;
}
