/** The smallest single replacement between two texts, which keeps carets, decorations and the undo history. */

export interface TextEdit {
  start: number;
  /** End of the replaced part in the old text. */
  end: number;
  text: string;
}

/** Null if the texts are equal. */
export function textEditBetween(before: string, after: string): TextEdit | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  return { start, end: before.length - same, text: after.slice(start, after.length - same) };
}
