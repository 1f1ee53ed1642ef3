/** Splits a long text into lines. Very long lines are split too, because they are slow to render. */

import { characterStart } from '#contract/text/cut-text.ts';

const LONGEST = 1000;

export interface SplitLines {
  text: string;
  lines: readonly string[];
  /** Index in the text at which the last line starts: it may still grow. */
  lastStart: number;
}

/** Splits `text`. With the lines of a prefix, only the rest is split. */
export function splitLines(text: string, before: SplitLines | null): SplitLines {
  const isLonger = before !== null && text.length >= before.text.length && text.startsWith(before.text);
  const lines = isLonger ? before.lines.slice(0, -1) : [];
  let start = isLonger ? before.lastStart : 0;
  for (;;) {
    const end = text.indexOf('\n', start);
    const stop = end === -1 ? text.length : end;
    while (stop - start > LONGEST) {
      const cut = characterStart(text, start + LONGEST);
      lines.push(text.slice(start, cut));
      start = cut;
    }
    lines.push(text.slice(start, stop));
    if (end === -1) return { text, lines, lastStart: start };
    start = end + 1;
  }
}
