/** What pandas makes of the columns of a table: whole numbers stay such only where a column has no gap and no fraction. */
import type { JsonObject } from '#contract/json.ts';
import type { Frame } from './values.ts';

export type ColumnForm = 'int' | 'float' | 'mixed';

/** By column, in the order of the table. A table of numbers only, some of them with a fraction, is one of floats. */
export function columnForms({ columns, rows }: Frame): ColumnForm[] {
  const forms = columns.map((name) => formOf(rows, name));
  const isAllFloat = forms.includes('float') && !forms.includes('mixed');
  return isAllFloat ? forms.map(() => 'float') : forms;
}

/** A column of gaps is one of floats, if a row lacks it altogether; a gap makes all numbers beside it floats. */
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
