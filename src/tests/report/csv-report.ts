/** One line for each cell, for spreadsheets; what they would run as a formula is escaped. */
import type { ResultsFile } from '#contract/suite/results-file.ts';
import { csvLines } from '#run/results/table-csv.ts';
import { cellVerdict } from './cell-verdict.ts';
import { cellNotes, SAVED_TEXT } from './report-text.ts';

const HEAD = [
  'case',
  'variant',
  'repeat',
  'state',
  'why',
  'inputs',
  'expected',
  'answer',
  'ms',
  'first_text_ms',
  'tokens',
  'notes',
];

export function csvReport({ cases, cells }: Pick<ResultsFile, 'cases' | 'cells'>): string {
  const known = new Map(cases.map((one) => [one.name, one]));
  const rows = cells.map((cell) => {
    const about = known.get(cell.case);
    return [
      cell.case,
      cell.variant,
      cell.repeat,
      cellVerdict(cell),
      cell.why,
      cell.keepsInput && about?.inputs.length === 0 ? `(${SAVED_TEXT})` : about?.inputs.join('\n'),
      about?.expected,
      cell.answer,
      whole(cell.timeMs),
      whole(cell.firstTextMs),
      cell.tokens,
      cellNotes(cell).join('; '),
    ];
  });
  return csvLines([HEAD, ...rows]);
}

function whole(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms);
}
