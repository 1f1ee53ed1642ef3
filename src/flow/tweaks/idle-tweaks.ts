/** Finds out whether a set of tweaks has no effect, so that nobody credits it with an answer of the plain flow. */
import type { TweakOutcome, TweakState } from '#contract/run-event.ts';

/** What a tweak did, or will do. */
type SetTweak = Pick<TweakOutcome, 'path' | 'state' | 'isNull'>;

export interface IdleTweaks {
  count: number;
  /** What became of them; `ignored` and `overridden` alone leave the flow as it is. */
  states: ReadonlySet<TweakState>;
}

/** Null if a tweak applies, or if there is none. */
export function idleTweaks(outcomes: readonly SetTweak[]): IdleTweaks | null {
  if (outcomes.length === 0 || !outcomes.every(isIdle)) return null;
  // A bare key has an outcome for each component that it reaches.
  const count = new Set(outcomes.map(({ path }) => JSON.stringify(path))).size;
  return { count, states: new Set(outcomes.map(({ state }) => state)) };
}

/** What overrides a tweak is a connection or the run, or another tweak, which then counts itself. */
const IDLE: ReadonlySet<TweakState> = new Set(['ignored', 'overridden', 'may-not-count']);

function isIdle({ state, isNull }: SetTweak): boolean {
  return IDLE.has(state) || (state === 'resets' && isNull !== true);
}
