/** Cells that the server refuses as a file, so that their answers are not lost. */
import { isJsonObject } from '#contract/json.ts';
import type { ResultsFile } from '#contract/suite/results-file.ts';
import { csvReport } from '#run/test-report/csv-report.ts';
import type { RefusedCell } from '../../runs/cells/cell-outbox.ts';
import { toKeptCell } from '../../runs/suites/store/kept-cell.ts';
import { CELL } from '../../runs/suites/store/result-info.ts';

type NamedCell = Pick<ResultsFile, 'cells' | 'cases'>;

export function refusedCsv(cells: readonly RefusedCell[]): string {
  const named = cells.map(namedCell);
  return csvReport({ cells: named.flatMap((one) => one.cells), cases: named.flatMap((one) => one.cases) });
}

/** The name of its case. */
export function caseNameOf(cell: RefusedCell): string {
  return namedCell(cell).cells[0]?.case ?? '';
}

function namedCell(cell: RefusedCell): NamedCell {
  const { row, variant, repeat, state, ms, outcome } = cell;
  const kept = toKeptCell({ case: row, variant, repeat, hasRun: false, outcome });
  if (kept !== null) {
    const { result, inputs, expected, tags } = kept;
    return {
      cells: [result],
      cases: [{ name: result.case, inputs: [...inputs], expected, tags: [...tags], tweaks: {} }],
    };
  }
  // A row of a batch of an earlier release.
  const said = isJsonObject(outcome) ? outcome : {};
  const result: ResultsFile['cells'][number] = {
    case: `Row ${row + 1}`,
    variant: `${variant + 1}`,
    repeat: repeat + 1,
    timeMs: ms,
    firstTextMs: null,
    state: state === CELL.passed ? 'passed' : state === CELL.failed ? 'failed' : 'broken',
    why: textOf(said.why),
    answer: textOf(said.answer),
    tokens: null,
    startedAt: null,
    checks: [],
    tweaks: [],
    isConfirmed: false,
  };
  return { cells: [result], cases: [] };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
