/** Where the cells of a matrix stand among the inputs of its run: row by row, in each row column by column, each as often as it repeats. */
import type { RunMatrix } from '../run.ts';

export interface CellPlace {
  row: number;
  column: number;
  repeat: number;
}

export function cellIndex({ columns, repeats }: RunMatrix, { row, column, repeat }: CellPlace): number {
  return (row * columns.length + column) * repeats + repeat;
}

export function cellPlace({ columns, repeats }: RunMatrix, index: number): CellPlace {
  const cell = Math.floor(index / repeats);
  return { row: Math.floor(cell / columns.length), column: cell % columns.length, repeat: index % repeats };
}

/** Indices of all repeats of a cell. */
export function cellIndices(matrix: RunMatrix, row: number, column: number): number[] {
  return Array.from({ length: matrix.repeats }, (_, repeat) => cellIndex(matrix, { row, column, repeat }));
}
