/** Finds out whether a set of tweaks does nothing that was asked, so that nobody credits it with an answer of the plain flow. */
import { asksForDefault } from './shown-state.ts';
import type { TweakVerdict } from './tweak-verdict.ts';

export interface IdleTweaks {
  count: number;
  /** Every tweak is ignored, so the flow runs as it is; otherwise some reset a field, or may not count. */
  isFlow: boolean;
  /** The existing name that is closest to the first one that was not found; null without one. */
  closest: string | null;
}

/** Null if a tweak applies, or if there is none. */
export function idleTweaks(verdicts: readonly TweakVerdict[]): IdleTweaks | null {
  if (verdicts.length === 0 || !verdicts.every(isIdle)) return null;
  const closest = verdicts.flatMap(({ reason }) => ('suggestions' in reason ? reason.suggestions : []));
  const isFlow = verdicts.every(({ state }) => state === 'ignored');
  return { count: verdicts.length, isFlow, closest: closest[0] ?? null };
}

function isIdle(verdict: TweakVerdict): boolean {
  const { state } = verdict;
  return state === 'ignored' || state === 'may-not-count' || (state === 'resets' && !asksForDefault(verdict));
}
