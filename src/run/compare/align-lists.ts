/** Two lists side by side, matched where their items are equal: the shortest way from one to the other. */
import { diffArrays } from 'diff';

export interface AlignedRun<Item> {
  kind: 'same' | 'removed' | 'added';
  /** Items of the list after; of the one before where they were removed. */
  items: readonly Item[];
}

/** The work grows with the square of this; beyond it, two texts of thousands of words have nothing in common to speak of. */
const MOST_EDITS = 1500;

/** In order, equal items together; what was removed comes before what was added in its place. Null where too much differs. */
export function alignLists<Item extends string>(
  before: readonly Item[],
  after: readonly Item[],
  mostEdits = MOST_EDITS,
): AlignedRun<Item>[] | null {
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const middle = diffArrays(before.slice(start, before.length - end), after.slice(start, after.length - end), {
    maxEditLength: mostEdits,
  });
  // Its types leave out that it gives up beyond the limit.
  if (!Array.isArray(middle)) return null;
  const runs: AlignedRun<Item>[] = [
    { kind: 'same', items: after.slice(0, start) },
    ...middle.map(({ added, removed, value }) => {
      const kind = added ? 'added' : removed ? 'removed' : 'same';
      return { kind, items: value } as const;
    }),
    { kind: 'same', items: after.slice(after.length - end) },
  ];
  return runs.filter(({ items }) => items.length > 0);
}
