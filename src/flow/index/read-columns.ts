/** The columns that a table field defines. */
import type { JsonValue } from '#contract/json.ts';
import { isJsonObject } from '#contract/json.ts';
import { textOrEmpty } from './text-or-empty.ts';

export interface FieldColumn {
  name: string;
  displayName: string;
  /** Langflow's type name (str, int, float, bool, …), or empty. */
  type: string;
}

/** Reads `table_schema`: a list of columns, or an object that holds one. Null when it has no columns. Never throws. */
export function readColumns(schema: JsonValue | undefined): FieldColumn[] | null {
  const list = isJsonObject(schema) ? schema.columns : schema;
  if (!Array.isArray(list)) return null;
  const columns = list.flatMap((column): FieldColumn[] => {
    const name = isJsonObject(column) ? textOrEmpty(column.name) : '';
    if (!isJsonObject(column) || name === '') return [];
    return [{ name, displayName: textOrEmpty(column.display_name) || name, type: textOrEmpty(column.type) }];
  });
  return columns.length > 0 ? columns : null;
}
