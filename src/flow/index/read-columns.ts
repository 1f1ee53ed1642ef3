/** The columns that a table field names. */
import type { JsonValue } from '#contract/json.ts';
import { isJsonObject } from '#contract/json.ts';

export interface FieldColumn {
  name: string;
  displayName: string;
  /** Langflow's word: str, int, float, bool, …; empty when it says none. */
  type: string;
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** `table_schema`: a list of columns, or an object that holds one. Null when it names none. Never throws. */
export function readColumns(schema: JsonValue | undefined): FieldColumn[] | null {
  const list = isJsonObject(schema) ? schema.columns : schema;
  if (!Array.isArray(list)) return null;
  const columns = list.flatMap((column): FieldColumn[] => {
    const name = isJsonObject(column) ? textOf(column.name) : '';
    if (!isJsonObject(column) || name === '') return [];
    return [{ name, displayName: textOf(column.display_name) || name, type: textOf(column.type) }];
  });
  return columns.length > 0 ? columns : null;
}
