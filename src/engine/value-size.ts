/** How many characters a value takes, written out with indentation: the longest form in which a result shows it. */
import type { JsonValue } from '#contract/json.ts';
import { PART_COST } from './character-budget.ts';
import { LimitError } from './limit-error.ts';
import { RUN_LIMITS } from './limits.ts';
import type { Frame, Value } from './values.ts';

/** `JSON.stringify(data, null, 4)`. */
const INDENTATION = 4;
/** `null`, which every row shows for a cell that it does not have. */
const EMPTY_CELL = 4;

/** Throws a LimitError for a table with too many cells. */
export function valueSize(value: Value): number {
  switch (value.kind) {
    case 'message':
    case 'text':
      return value.text.length;
    case 'data':
      return jsonSize(value.data, 1);
    case 'json':
      return jsonSize(value.value, 1);
    case 'list':
      return value.items.reduce((size, item) => size + PART_COST + valueSize(item), 0);
    case 'frame':
      return frameSize(value);
    case 'model':
      return 0;
  }
}

function frameSize({ columns, rows }: Frame): number {
  checkCells(columns.length, rows.length);
  return rows.reduce((size, row) => size + jsonSize(row, 1), columns.length * rows.length * EMPTY_CELL);
}

/** Throws a LimitError for a table that must not be made. */
export function checkCells(columns: number, rows: number): void {
  const cells = columns * rows;
  if (cells > RUN_LIMITS.tableCells) {
    throw new LimitError(
      `A table of ${columns} columns and ${rows} rows has too many cells`,
      cells,
      RUN_LIMITS.tableCells,
    );
  }
}

function jsonSize(value: JsonValue, depth: number): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return EMPTY_CELL;
  const place = PART_COST + INDENTATION * depth;
  let size = 0;
  if (Array.isArray(value)) for (const item of value) size += place + jsonSize(item, depth + 1);
  else for (const [key, item] of Object.entries(value)) size += place + key.length + jsonSize(item, depth + 1);
  return size;
}
