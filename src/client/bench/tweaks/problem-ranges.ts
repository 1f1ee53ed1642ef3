/** The problems of the tweaks in the order of the text, to go from one to the next. */
import { type TweakReport, whySentence } from '#run/report/tweak-report.ts';

export interface ProblemRange {
  offset: number;
  end: number;
  line: number;
  message: string;
}

export function problemRanges(report: TweakReport): ProblemRange[] {
  const inText = report.problems
    .filter(({ kind }) => kind !== 'duplicate-key' && kind !== 'reserved-key')
    .map(({ offset, length, line, message }) => ({ offset, end: offset + length, line, message }));
  const inRows = report.rows.flatMap((row) => {
    if (!row.isProblem || !row.span) return [];
    const { offset, length, line } = row.span;
    return [{ offset, end: offset + length, line, message: `${row.component} ${row.field}: ${whySentence(row)}` }];
  });
  return [...inText, ...inRows].sort((left, right) => left.offset - right.offset);
}

/** The next (or previous) problem from `offset`, wrapping around; null if there is none. */
export function nextProblem(report: TweakReport, offset: number, direction: 'next' | 'previous'): ProblemRange | null {
  const ranges = problemRanges(report);
  if (direction === 'next') return ranges.find((range) => range.offset > offset) ?? ranges[0] ?? null;
  return ranges.findLast((range) => range.offset < offset) ?? ranges.at(-1) ?? null;
}
