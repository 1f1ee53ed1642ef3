/** Joins what the page says once: a bare key reaches its field in every component that has one, mostly with the same effect. */
import type { TweakVerdict } from './tweak-verdict.ts';

/** Verdicts in their order, those of one bare key together where they say the same. */
export function groupVerdicts(verdicts: readonly TweakVerdict[]): TweakVerdict[][] {
  const groups: TweakVerdict[][] = [];
  const bare = new Map<string, TweakVerdict[]>();
  for (const verdict of verdicts) {
    const isBare = verdict.path.length === 1;
    const key = isBare ? JSON.stringify([verdict.path, verdict.state, verdict.reason, verdict.problems]) : '';
    const known = bare.get(key);
    if (known) {
      known.push(verdict);
      continue;
    }
    const group = [verdict];
    groups.push(group);
    if (isBare) bare.set(key, group);
  }
  return groups;
}
