/** Groups verdicts that the page shows once: a bare key mostly has the same effect in every component with the field. */
import type { TweakVerdict } from './tweak-verdict.ts';

/** Verdicts in their order; equal verdicts on one bare key are in one group. */
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
