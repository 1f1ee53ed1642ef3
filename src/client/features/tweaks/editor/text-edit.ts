/** The smallest single replacement between two texts, so that carets, marks and the undo history survive an edit. */

export interface TextEdit {
  start: number;
  /** End of what is replaced in the text before. */
  end: number;
  text: string;
}

/** Null when the texts are equal. */
export function textEditBetween(before: string, after: string): TextEdit | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  return { start, end: before.length - same, text: after.slice(start, after.length - same) };
}
