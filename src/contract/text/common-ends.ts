/** How much two texts or lists have in common: at the start, and of the rest at the end. */
export function commonEnds<Item>(left: ArrayLike<Item>, right: ArrayLike<Item>): { start: number; end: number } {
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < shorter - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1;
  return { start, end };
}
