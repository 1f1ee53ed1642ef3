/** What a run says of a field that it tweaked: the flow's value, and whether the tweak came to nothing. */
import { isJsonEqual, type JsonValue } from '#contract/json.ts';
import type { TweakOutcome } from '#contract/run-event.ts';
import type { Run } from './run.ts';

/** The flow's own value, as the server reported it, else as the page predicted it. `path` is the path of the tweak as sent. */
export function flowValue({ inputs, foreseen: predicted = [] }: Run, path: readonly string[]): JsonValue | undefined {
  const outcomes = [...inputs.flatMap((input) => input.outcomes), ...predicted];
  return outcomes.find((outcome) => isJsonEqual(outcome.path, path))?.before;
}

/** What became of a tweak whose value was not used. */
export type LostTweak = 'overridden' | 'ignored' | 'default used';

/**
 * Not null if the server reported the same of the tweak for every component and input, else as the page predicted; null if
 * it reached one, or if nobody knows. `default used`: the value was ignored, but the component used its built-in default
 * instead of the flow's value. `path` is the path of the tweak as sent.
 */
export function lostTweak({ inputs, foreseen: predicted = [] }: Run, path: readonly string[]): LostTweak | null {
  const reported = inputs.flatMap(({ outcomes }) => outcomes);
  const losses = (reported.length > 0 ? reported : predicted)
    .filter((outcome) => isJsonEqual(outcome.path, path))
    .map(lossOf);
  const [first = null] = losses;
  return losses.every((loss) => loss === first) ? first : null;
}

function lossOf({ state, before, after }: TweakOutcome): LostTweak | null {
  if (state === 'overridden') return 'overridden';
  if (state !== 'ignored') return null;
  return before === undefined || after === undefined || isJsonEqual(before, after) ? 'ignored' : 'default used';
}
