/** How many characters a value takes when written with indentation, the longest form in which a result shows it. */
import type { JsonValue } from '#contract/json.ts';
import { LimitError } from '#contract/limit-error.ts';
import { PART_COST } from './character-budget.ts';
import { RUN_LIMITS } from './run-limits.ts';
import type { Frame, Value } from './values.ts';

/** `JSON.stringify(data, null, 4)`. */
const INDENTATION = 4;
/** `null`, for each cell that a row does not have. */
const EMPTY_CELL = 4;

/** May stop counting beyond `limit`. Throws a LimitError for a table with too many cells. */
export function valueSize(value: Value, limit: number = Number.POSITIVE_INFINITY): number {
  switch (value.kind) {
    case 'message':
    case 'text':
      return value.text.length;
    case 'data':
      return jsonSize(value.data, 1, limit);
    case 'json':
      return jsonSize(value.value, 1, limit);
    case 'list':
      return sizeOfAll(value.items, (item) => valueSize(item, limit), limit);
    case 'frame':
      return frameSize(value, limit);
    case 'model':
      return 0;
  }
}

function frameSize({ columns, rows }: Frame, limit: number): number {
  checkCells(columns.length, rows.length);
  const cells = columns.length * rows.length * EMPTY_CELL;
  return cells + sizeOfAll(rows, (row) => jsonSize(row, 1, limit), limit - cells);
}

function sizeOfAll<Item>(items: Iterable<Item>, sizeOf: (item: Item) => number, limit: number): number {
  let size = 0;
  for (const item of items) {
    if (size > limit) break;
    size += PART_COST + sizeOf(item);
  }
  return size;
}

/** Throws a LimitError for a table that is too large. */
export function checkCells(columns: number, rows: number): void {
  const cells = columns * rows;
  if (cells > RUN_LIMITS.tableCells) {
    throw new LimitError(
      `A table of ${columns} columns and ${rows} or more rows has too many cells`,
      cells,
      RUN_LIMITS.tableCells,
    );
  }
}

function jsonSize(value: JsonValue, depth: number, limit: number): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return EMPTY_CELL;
  const indented = (item: JsonValue) => INDENTATION * depth + jsonSize(item, depth + 1, limit);
  if (Array.isArray(value)) return sizeOfAll(value, indented, limit);
  return sizeOfAll(Object.entries(value), ([key, item]) => key.length + indented(item), limit);
}
