/** Splits a long text into lines. Very long lines are split too, because they are slow to render. */

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
      const cut = start + LONGEST - (isHighSurrogate(text, start + LONGEST - 1) ? 1 : 0);
      lines.push(text.slice(start, cut));
      start = cut;
    }
    lines.push(text.slice(start, stop));
    if (end === -1) return { text, lines, lastStart: start };
    start = end + 1;
  }
}

function isHighSurrogate(text: string, place: number): boolean {
  const code = text.charCodeAt(place);
  return code >= 0xd800 && code <= 0xdbff;
}
