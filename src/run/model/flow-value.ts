/** What a run says of a field that it tweaked: the flow's value, and whether the tweak came to nothing. */
import { isJsonEqual, type JsonValue } from '#contract/json.ts';
import type { TweakOutcome } from '#contract/run-event.ts';
import { knownOutcomes } from './reported-outcomes.ts';
import type { Run } from './run.ts';

/** The flow's own value, as the server reported it, else as the page predicted it. `path` is the path of the tweak as sent. */
export function flowValue(run: Run, path: readonly string[]): JsonValue | undefined {
  return outcomesOf(run).find((outcome) => isJsonEqual(outcome.path, path))?.before;
}

/** As reported, else as predicted. */
function outcomesOf(run: Run): TweakOutcome[] {
  return run.inputs.length === 0 ? (run.foreseen ?? []) : run.inputs.flatMap((input) => knownOutcomes(run, input));
}

/** What became of a tweak whose value was not used. */
export type LostTweak = 'overridden' | 'ignored' | 'default used' | 'may not count';

/**
 * Not null if the server reported the same of the tweak for every component and input, else as the page predicted; null if
 * it reached one, or if nobody knows. `default used`: the value was skipped, and the component used its built-in default
 * instead of the flow's. `path` is the path of the tweak as sent.
 */
export function lostTweak(run: Run, path: readonly string[]): LostTweak | null {
  const losses = outcomesOf(run)
    .filter((outcome) => isJsonEqual(outcome.path, path))
    .map(lossOf);
  const [first = null] = losses;
  return losses.every((loss) => loss === first) ? first : null;
}

const LOSSES: Partial<Record<TweakOutcome['state'], LostTweak>> = {
  overridden: 'overridden',
  ignored: 'ignored',
  resets: 'default used',
  'may-not-count': 'may not count',
};

function lossOf({ state }: TweakOutcome): LostTweak | null {
  return LOSSES[state] ?? null;
}
