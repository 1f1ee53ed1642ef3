/** What the editor shows for the report: marks in the gutter, hints after the lines, tints and struck keys. */
import { groupPairs } from '#contract/group-pairs.ts';
import { cutText } from '#contract/text/cut-text.ts';
import { BY_SEVERITY, type ShownState } from '#flow/tweaks/shown-state.ts';
import type { TweakReportRow } from '#run/report/tweak-report.ts';

/** Lines and columns count from 1; `endColumn` is exclusive. */
export interface KeyRange {
  line: number;
  column: number;
  endColumn: number;
}

export interface LineMark {
  line: number;
  /** The state of the gutter mark: the most serious one on the line. */
  state: ShownState;
  isTinted: boolean;
  rows: readonly TweakReportRow[];
  hints: readonly { text: string; state: ShownState }[];
  /** Keys that are struck through, without their quotes. */
  struck: readonly KeyRange[];
}

/** The layout of the text in the editor. */
export interface LineLayout {
  /** Length of a line, in characters. */
  lengthOf: (line: number) => number;
  /** Line and column of an offset. */
  positionAt: (offset: number) => { line: number; column: number };
  /** How many characters of code fit on a line of the pane. */
  columns: number;
  /** How many characters of a hint are as wide as one character of code. */
  hintsPerColumn: number;
}

/** Blank characters before a hint. */
const HINT_GAP = 3;
/** A hint that would be truncated to less is left out; the report has it. */
const MIN_HINT = 6;

function fitHints(rows: readonly TweakReportRow[], room: number): { text: string; state: ShownState }[] {
  const hints: { text: string; state: ShownState }[] = [];
  let left = room;
  for (const { hint, state } of rows) {
    left -= HINT_GAP;
    if (hint === '') continue;
    if (left < Math.min(MIN_HINT, hint.length)) break;
    const text = cutText(hint, left);
    hints.push({ text, state });
    left -= text.length;
  }
  return hints;
}

const TINTED: ReadonlySet<ShownState> = new Set(['refused', 'may-fail', 'resets', 'ignored']);

/** One entry for each line with a tweak, in order. Hints never cover code: they are truncated to fit. */
export function lineMarks(rows: readonly TweakReportRow[], layout: LineLayout): LineMark[] {
  const byLine = groupPairs(rows.flatMap((row) => (row.span ? [[row.span.line, row] as const] : [])));
  return [...byLine].map(([line, onLine]) => {
    const state = BY_SEVERITY.find((candidate) => onLine.some((row) => row.state === candidate)) ?? 'applied';
    const struck = onLine.flatMap(({ state: own, span }): KeyRange[] => {
      if (own !== 'overridden' || !span || span.length < 3) return [];
      const { column } = layout.positionAt(span.offset);
      return [{ line, column: column + 1, endColumn: column + span.length - 1 }];
    });
    return {
      line,
      state,
      isTinted: TINTED.has(state),
      rows: onLine,
      hints: fitHints(onLine, Math.floor((layout.columns - layout.lengthOf(line)) * layout.hintsPerColumn)),
      struck,
    };
  });
}
