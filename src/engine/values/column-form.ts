/** The number types that pandas gives the columns of a table: ints only in a column without gaps and fractions. */
import type { JsonObject } from '#contract/json.ts';
import type { Frame } from './values.ts';

export type ColumnForm = 'int' | 'float' | 'mixed';

/** By column, in the order of the table. A table of numbers, some with a fraction, is all floats. */
export function columnForms({ columns, rows }: Frame): ColumnForm[] {
  const forms = columns.map((name) => formOf(rows, name));
  const isAllFloat = forms.includes('float') && !forms.includes('mixed');
  return isAllFloat ? forms.map(() => 'float') : forms;
}

/** A column of gaps is one of floats if a row lacks it altogether; a gap makes all other numbers of the column floats. */
function formOf(rows: readonly JsonObject[], name: string): ColumnForm {
  let form: ColumnForm = 'int';
  let isSure = false;
  for (const row of rows) {
    const cell = row[name];
    if (typeof cell === 'number' || cell === undefined) isSure = true;
    else if (cell !== null) return 'mixed';
    if (typeof cell !== 'number' || !Number.isInteger(cell)) form = 'float';
  }
  return isSure ? form : 'mixed';
}
