/** Maps the cells of a matrix to the inputs of its run: by row, then by column, then by repeat. */
import type { Run, RunMatrix } from '../model/run.ts';
import { columnName } from './variant.ts';

/** Limit on cells, because all are in memory at once. */
export const MAX_CELLS = 1_000;

export interface CellPlace {
  row: number;
  column: number;
  repeat: number;
}

/** The cell of the input with this index in the run; rows, columns and repeats count from 0. */
export function cellPlace({ columns, repeats }: RunMatrix, index: number): CellPlace {
  const cell = Math.floor(index / repeats);
  return { row: Math.floor(cell / columns.length), column: cell % columns.length, repeat: index % repeats };
}

/** "Input 1, A Bold", with the number of the repeat if there are several. */
export function cellName(matrix: RunMatrix, index: number): string {
  return `Input ${cellPlace(matrix, index).row + 1}, ${columnTitle(matrix, index)}`;
}

/** "A Bold", with the number of the repeat if there are several. */
export function columnTitle(matrix: RunMatrix, index: number): string {
  const { column, repeat } = cellPlace(matrix, index);
  const shown = matrix.columns[column];
  const time = matrix.repeats > 1 ? `, run ${repeat + 1} of ${matrix.repeats}` : '';
  return `${shown ? columnName(shown) : 'no variant'}${time}`;
}

/** Title of an input of a run: its number, or its cell in a run of variants. */
export function inputTitle({ matrix }: Pick<Run, 'matrix'>, index: number): string {
  return matrix ? cellName(matrix, index) : `Input ${index + 1}`;
}
