/** Which repeats of a cell gave the same answer. */
import { groupPairs } from '#contract/group-pairs.ts';
import type { CellResult } from '#contract/suite/results-file.ts';
import { formatList } from '#run/figures/result-format.ts';
import { answerKey } from '../report/compare-results.ts';

/**
 * `3 of 3 the same`, `2 of 3 the same: 1 and 3`, `3 different answers`. Empty for fewer than two answers. `repeats` are in
 * their order; null for one without an answer, undefined for one that is still read.
 */
export function equalRepeats(repeats: readonly (CellResult | null | undefined)[]): string {
  const answered = repeats.flatMap((cell, at) =>
    cell && cell.state !== 'broken' && cell.state !== 'not run' ? [[answerKey(cell), at + 1] as const] : [],
  );
  const groups = groupPairs(answered);
  const all = answered.length;
  if (all < 2) return '';
  if (groups.size === 1) return `${all} of ${all} the same`;
  if (groups.size === all) return `${all} different answers`;
  const equal = [...groups.values()].filter((group) => group.length > 1);
  return equal
    .toSorted((left, right) => right.length - left.length)
    .map((group) => `${group.length} of ${all} the same: ${formatList(group.map(String))}`)
    .join('; ');
}
