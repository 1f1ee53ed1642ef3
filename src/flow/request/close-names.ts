/** "Did you mean": the real names closest to one that does not exist. */

const maxSuggestions = 3;

/** Longer names get no suggestion: comparing two of them would take seconds. */
const maxLength = 100;

function fold(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/gu, '');
}

/** What is left of two texts without their common start and end. */
function trimCommon(left: string, right: string): [string, string] {
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < shorter - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  return [left.slice(start, left.length - end), right.slice(start, right.length - end)];
}

/** Edits (insert, delete, replace, swap of neighbours) between two texts; gives up above `limit` and answers limit + 1. */
function editDistance(wholeLeft: string, wholeRight: string, limit: number): number {
  if (Math.abs(wholeLeft.length - wholeRight.length) > limit) return limit + 1;
  const [left, right] = trimCommon(wholeLeft, wholeRight);
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

/** `Prompt` for `Prompt-p1`; empty for a name without a dash. */
function baseOf(name: string): string {
  const dash = name.lastIndexOf('-');
  return dash > 0 ? name.slice(0, dash).toLowerCase() : '';
}

/**
 * Finds the closest of `candidates` for many names. Each answer holds at most three, closest first: equal but for case
 * and separators, then few typing errors, then the same start, then the same id but for its ending (`Prompt-old1` for
 * `Prompt-p1`). Empty when nothing is close.
 */
export function nameFinder(candidates: Iterable<string>): (name: string) => string[] {
  const known = [...new Set(candidates)]
    .filter((name) => name.length <= maxLength)
    .map((name) => ({ name, folded: fold(name), base: baseOf(name) }))
    .filter(({ folded }) => folded !== '');
  return (name) => {
    const folded = fold(name);
    if (folded === '' || name.length > maxLength) return [];
    const limit = Math.max(1, Math.floor(folded.length / 3));
    const found: { name: string; distance: number }[] = [];
    for (const candidate of known) {
      if (candidate.name === name) continue;
      let distance = editDistance(folded, candidate.folded, limit);
      if (distance > limit) {
        const isStart = candidate.folded.startsWith(folded) || folded.startsWith(candidate.folded);
        const isSameBase = candidate.base !== '' && candidate.base === baseOf(name);
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

/** The closest of `candidates` for one name; see `nameFinder`. */
export function closeNames(name: string, candidates: Iterable<string>): string[] {
  return nameFinder(candidates)(name);
}
