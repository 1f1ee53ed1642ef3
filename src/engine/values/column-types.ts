/** The number types that pandas gives the columns of a table: ints only in a column without gaps and fractions. */
import type { JsonObject } from '#contract/json.ts';
import type { Frame } from './values.ts';

export type ColumnType = 'int' | 'float' | 'mixed';

/** Types of the columns, in the order of the table. A table of numbers, some with a fraction, is all floats. */
export function columnTypes({ columns, rows }: Frame): ColumnType[] {
  const types = columns.map((name) => typeOf(rows, name));
  const isAllFloat = types.includes('float') && !types.includes('mixed');
  return isAllFloat ? types.map(() => 'float') : types;
}

/** A column of gaps is one of floats if a row lacks it altogether; a gap makes all other numbers of the column floats. */
function typeOf(rows: readonly JsonObject[], name: string): ColumnType {
  let type: ColumnType = 'int';
  let isSure = false;
  for (const row of rows) {
    const cell = row[name];
    if (typeof cell === 'number' || cell === undefined) isSure = true;
    else if (cell !== null) return 'mixed';
    if (typeof cell !== 'number' || !Number.isInteger(cell)) type = 'float';
  }
  return isSure ? type : 'mixed';
}
