/** What a run says of a field that it tweaked: the flow's value, and whether the tweak came to nothing. */
import { groupPairs } from '#contract/group-pairs.ts';
import type { JsonValue } from '#contract/json.ts';
import type { TweakOutcome } from '#contract/run-event.ts';
import { knownOutcomes } from './reported-outcomes.ts';
import type { Run } from './run.ts';

/** What became of a tweak whose value was not used. */
export type LostTweak = 'overridden' | 'ignored' | 'default used' | 'may not count';

/** As the server reported it, else as the page predicted it. `path` is the path of a tweak as sent. */
export interface RunTweaks {
  /** The flow's own value. */
  flowValue: (path: readonly string[]) => JsonValue | undefined;
  /**
   * Not null if the same became of the tweak for every component and input; null if it reached one, or if nobody knows. `default
   * used`: the value was skipped, and the component used its built-in default instead of the flow's.
   */
  lost: (path: readonly string[]) => LostTweak | null;
}

/** Reads all that was reported once, at the first question. */
export function runTweaks(run: Run): RunTweaks {
  let byPath: Map<string, TweakOutcome[]> | null = null;
  const outcomesOf = (path: readonly string[]): readonly TweakOutcome[] => {
    byPath ??= groupPairs(knownOf(run).map((outcome) => [JSON.stringify(outcome.path), outcome]));
    return byPath.get(JSON.stringify(path)) ?? [];
  };
  return {
    flowValue: (path) => outcomesOf(path)[0]?.before,
    lost(path) {
      const losses = outcomesOf(path).map(lossOf);
      const [first = null] = losses;
      return losses.every((loss) => loss === first) ? first : null;
    },
  };
}

function knownOf(run: Run): TweakOutcome[] {
  return run.inputs.length === 0 ? (run.predicted ?? []) : run.inputs.flatMap((input) => knownOutcomes(run, input));
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
