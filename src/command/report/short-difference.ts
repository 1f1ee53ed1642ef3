/** Two texts on a line each, cut to where they begin to differ. */

import { characterStart, cutText } from '#contract/text/cut-text.ts';
import { safeLine } from '../terminal/safe-line.ts';

const BEFORE = 20;

/** At most `width` characters each. */
export function shortDifference(expected: string, actual: string, width: number): [string, string] {
  const left = safeLine(expected).trim();
  const right = safeLine(actual).trim();
  let same = 0;
  while (same < left.length && left[same] === right[same]) same += 1;
  const isShort = Math.max(left.length, right.length) <= width;
  const from = isShort ? 0 : Math.max(0, same - BEFORE);
  return [cutFrom(left, from, width), cutFrom(right, from, width)];
}

/** The beginning of a text on one line, at most `width` characters. */
export function shortText(text: string, width: number): string {
  return cutText(safeLine(text.slice(0, width * 10)).trim(), width);
}

function cutFrom(text: string, from: number, width: number): string {
  return cutText(from === 0 ? text : `…${text.slice(characterStart(text, from))}`, width);
}
