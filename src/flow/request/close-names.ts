/** "Did you mean": the existing names closest to an unknown one. */
import { commonEnds } from '#contract/text/common-ends.ts';
import { idPrefix } from '../index/component-id.ts';

const maxSuggestions = 3;

/** Names that one report looks up; later ones get no suggestion, so that the work stays linear in leaves and nodes. */
const maxLookups = 50;

/** The look-ups that are left for one report; several finders may share it. */
export function lookupBudget(): { left: number } {
  return { left: maxLookups };
}

/** Longer names get no suggestion: comparing two of them would take seconds. */
const maxLength = 100;

function fold(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/gu, '');
}

/** Number of edits (insert, delete, replace, swap of neighbours) between two texts; `limit + 1` if there are more than `limit`. */
function editDistance(wholeLeft: string, wholeRight: string, limit: number): number {
  if (Math.abs(wholeLeft.length - wholeRight.length) > limit) return limit + 1;
  const { start, end } = commonEnds(wholeLeft, wholeRight);
  const left = wholeLeft.slice(start, wholeLeft.length - end);
  const right = wholeRight.slice(start, wholeRight.length - end);
  if (left === '' || right === '') return Math.max(left.length, right.length);
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= right.length; column += 1) {
      const isSame = left[row - 1] === right[column - 1];
      const replaced = (last[column - 1] ?? 0) + (isSame ? 0 : 1);
      let cost = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, replaced);
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      }
      current[column] = cost;
      best = Math.min(best, cost);
    }
    if (best > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return last[right.length] ?? limit + 1;
}

/**
 * Finds the closest of `candidates` for many names. Each result has at most three, closest first: equal except for case
 * and separators, then few typing errors, then the same prefix, then the same type in the id (`Prompt-old1` for
 * `Prompt-p1`). Empty when nothing is close or `budget` is used up.
 */
export function nameFinder(candidates: Iterable<string>, budget = lookupBudget()): (name: string) => string[] {
  const known = [...new Set(candidates)]
    .filter((name) => name.length <= maxLength)
    .map((name) => ({ name, folded: fold(name), base: idPrefix(name)?.toLowerCase() }))
    .filter(({ folded }) => folded !== '');
  return (name) => {
    const folded = fold(name);
    if (folded === '' || name.length > maxLength || budget.left === 0) return [];
    budget.left -= 1;
    const base = idPrefix(name)?.toLowerCase();
    const limit = Math.max(1, Math.floor(folded.length / 3));
    const found: { name: string; distance: number }[] = [];
    for (const candidate of known) {
      if (candidate.name === name) continue;
      let distance = editDistance(folded, candidate.folded, limit);
      if (distance > limit) {
        const isStart = candidate.folded.startsWith(folded) || folded.startsWith(candidate.folded);
        const isSameBase = base !== undefined && candidate.base === base;
        if (isStart && Math.min(folded.length, candidate.folded.length) >= 3) distance = limit + 1;
        else if (isSameBase) distance = limit + 2;
        else continue;
      }
      found.push({ name: candidate.name, distance });
    }
    return found
      .sort((left, right) => left.distance - right.distance)
      .slice(0, maxSuggestions)
      .map((match) => match.name);
  };
}
