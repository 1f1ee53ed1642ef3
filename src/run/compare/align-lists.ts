/** Aligns two lists by their equal items: the shortest edit script from one to the other. */
import { diffArrays } from 'diff';
import { commonEnds } from '#contract/text/common-ends.ts';

export interface AlignedRun<Item> {
  kind: 'same' | 'removed' | 'added';
  /** Items of the later list; removed items are from the earlier one. */
  items: readonly Item[];
}

/** The work is quadratic in this. Texts with more edits than this have too little in common to compare. */
const MAX_EDITS = 1500;
/** Edits times items: in the worst case each edit looks at all items again. Long lists are compared if they differ little. */
const MAX_WORK = 10_000_000;

/** Aligned items in order, with equal ones grouped, and removed items before those added in their place. Null if too much differs. */
export function alignLists<Item extends string>(
  before: readonly Item[],
  after: readonly Item[],
): AlignedRun<Item>[] | null {
  const { start, end } = commonEnds(before, after);
  const [left, right] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  const maxEditLength = Math.min(MAX_EDITS, Math.floor(MAX_WORK / Math.max(1, left.length + right.length)));
  const middle = diffArrays(left, right, { maxEditLength });
  // Its types do not say that it returns undefined beyond the limit.
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

/** The same; if too much differs, as if every item was replaced. */
export function alignOrReplace<Item extends string>(
  before: readonly Item[],
  after: readonly Item[],
): AlignedRun<Item>[] {
  return (
    alignLists(before, after) ?? [
      { kind: 'removed', items: before },
      { kind: 'added', items: after },
    ]
  );
}
