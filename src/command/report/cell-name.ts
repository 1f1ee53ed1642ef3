/** What a cell is called on a terminal: `refund · Friendly`, a repeat `refund · Friendly (2)`. */
import type { CellResult } from '#contract/suite/results-file.ts';
import { cellTitle } from '#tests/report/report-text.ts';
import { shortText } from './short-difference.ts';

const WIDTH = 120;

export function cellName(cell: CellResult): string {
  return shortText(cellTitle(cell, { repeats: cell.repeat }), WIDTH);
}
