/** The smallest single replacement between two texts, which keeps carets, decorations and the undo history. */
import { commonEnds } from '#contract/text/common-ends.ts';

export interface TextEdit {
  start: number;
  /** End of the replaced part in the old text. */
  end: number;
  text: string;
}

/** Null if the texts are equal. */
export function textEditBetween(before: string, after: string): TextEdit | null {
  if (before === after) return null;
  const { start, end } = commonEnds(before, after);
  return { start, end: before.length - end, text: after.slice(start, after.length - end) };
}
