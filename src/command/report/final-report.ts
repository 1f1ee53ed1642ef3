/** What is printed when the cells of a suite have ended: each cell that did not pass, and a table by variant. */
import type { ResultsFile } from '#contract/suite/results-file.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import { variantRows } from '#tests/report/variant-rows.ts';
import type { SuiteCell } from '#tests/suite/suite.ts';
import { alignRows } from '../terminal/align-rows.ts';
import type { Style } from '../terminal/style.ts';
import { type ExplainContext, explainCell } from './explain-cell.ts';

/** More would push the table off the screen; all are in the files. */
const EXPLAINED = 50;

/** `cells` are in the order of the results. Ends with a line break. */
export function finalReport(
  results: ResultsFile,
  cells: readonly SuiteCell[],
  context: ExplainContext,
  style: Style,
): string {
  const missed = results.cells.flatMap((result, at) => {
    const cell = cells[at];
    return cell && (result.state === 'failed' || result.state === 'broken') ? [{ cell, result }] : [];
  });
  const explained = missed
    .slice(0, EXPLAINED)
    .flatMap(({ cell, result }) => [...explainCell(cell, result, context, style), '']);
  const rest = missed.length - EXPLAINED;
  const lines = [
    ...explained,
    ...(rest > 0 ? [`and ${rest} more that did not pass`, ''] : []),
    ...variantTable(results, style),
    '',
  ];
  return `\n${lines.join('\n')}\n`;
}

function variantTable(results: ResultsFile, style: Style): string[] {
  const { heads, rows } = variantRows(results);
  const lines = rows.map(({ name, counts, medianMs, cells }) => {
    const tokens = cells.reduce((sum, cell) => sum + (cell.tokens ?? 0), 0);
    const figures = [medianMs === null ? '' : formatDuration(medianMs), tokens === 0 ? '' : String(tokens)];
    return [name, ...counts.map(String), ...figures];
  });
  const paint = (text: string, column: number, row: number): string => {
    if (row === 0 || text === '0') return style.quiet(text);
    return column === 2 || column === 3 ? style.bad(text) : text;
  };
  return alignRows([['Variant', ...heads, 'Median', 'Tokens'], ...lines], paint);
}
