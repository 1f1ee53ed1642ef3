/** Finds out whether a set of tweaks does nothing that was asked, so that nobody credits it with an answer of the plain flow. */
import type { TweakState } from '#contract/run-event.ts';
import { asksForDefault } from './shown-state.ts';
import type { TweakVerdict } from './tweak-verdict.ts';

export interface IdleTweaks {
  count: number;
  /** What became of them; `ignored` and `overridden` alone leave the flow as it is. */
  states: ReadonlySet<TweakState>;
  /** The existing name that is closest to the first one that was not found; null without one. */
  closest: string | null;
}

/** Null if a tweak applies, or if there is none. */
export function idleTweaks(verdicts: readonly TweakVerdict[]): IdleTweaks | null {
  if (verdicts.length === 0 || !verdicts.every(isIdle)) return null;
  const closest = verdicts.flatMap(({ reason }) => ('suggestions' in reason ? reason.suggestions : []));
  // A bare key has a verdict for each component that it reaches.
  const count = new Set(verdicts.map(({ path }) => JSON.stringify(path))).size;
  return { count, states: new Set(verdicts.map(({ state }) => state)), closest: closest[0] ?? null };
}

/** What overrides a tweak is a connection or the run, or another tweak, which then counts itself. */
const IDLE: ReadonlySet<TweakState> = new Set(['ignored', 'overridden', 'may-not-count']);

function isIdle(verdict: TweakVerdict): boolean {
  const { state } = verdict;
  return IDLE.has(state) || (state === 'resets' && !asksForDefault(verdict));
}
