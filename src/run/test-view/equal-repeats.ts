/** Which repeats of a cell gave the same answer. */
import type { CellResult } from '#contract/suite/results-file.ts';
import { formatList } from '../figures/result-format.ts';
import { answerKey } from '../test-report/compare-results.ts';

/**
 * `3 of 3 the same`, `2 of 3 the same: 1 and 3`, `3 different answers`. Empty for fewer than two answers. `repeats` are in
 * their order; null for one without an answer, undefined for one that is still read.
 */
export function equalRepeats(repeats: readonly (CellResult | null | undefined)[]): string {
  const groups = new Map<string, number[]>();
  for (const [at, cell] of repeats.entries()) {
    if (!cell || cell.state === 'broken' || cell.state === 'not run') continue;
    const key = answerKey(cell);
    const group = groups.get(key);
    if (group) group.push(at + 1);
    else groups.set(key, [at + 1]);
  }
  const all = [...groups.values()].reduce((sum, group) => sum + group.length, 0);
  if (all < 2) return '';
  if (groups.size === 1) return `${all} of ${all} the same`;
  if (groups.size === all) return `${all} different answers`;
  const equal = [...groups.values()].filter((group) => group.length > 1);
  return equal
    .toSorted((left, right) => right.length - left.length)
    .map((group) => `${group.length} of ${all} the same: ${formatList(group.map(String))}`)
    .join('; ');
}
