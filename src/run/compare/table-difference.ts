/** Compares two tables row by row. */
import { canonical, isJsonEqual, type JsonValue } from '#contract/json.ts';
import { cellText, type ResultTable } from '../results/result-table.ts';
import { alignOrReplace } from './align-lists.ts';

export interface RowDifference {
  kind: 'same' | 'changed' | 'removed' | 'added';
  /** One value per column of the difference; null if the table has no such row. */
  before: readonly (JsonValue | undefined)[] | null;
  after: readonly (JsonValue | undefined)[] | null;
  /** Index of the row in the earlier table, or null. */
  indexBefore: number | null;
  /** Indices of the columns whose values differ. */
  columns: readonly number[];
  /** Both tables have the row, but in different order. */
  isMoved: boolean;
}

export interface TableDifference {
  /** Columns of the later table, then those that only the earlier one has. */
  columns: readonly string[];
  /** Which of them the earlier table has, in its order. */
  columnsBefore: readonly number[];
  rows: readonly RowDifference[];
  /** Share of cells that differ, from 0 to 1. */
  changed: number;
}

type Row = readonly (JsonValue | undefined)[];
type MatchedRow = Omit<RowDifference, 'indexBefore'>;

/** Matches rows by a column of ids if there is one, else by all their values. */
export function diffTables(before: ResultTable, after: ResultTable): TableDifference {
  const names = new Set([...after.columns, ...before.columns].map(({ key }) => key));
  const columns = [...names];
  const then = arrange(before, columns);
  const now = arrange(after, columns);
  const key = findKey(then, now, columns);
  const positions = new Map(then.map((row, index) => [row, index]));
  const rows = (key === null ? byWhole(then, now) : byKey(then, now, key)).map((row) => ({
    ...row,
    indexBefore: row.before === null ? null : (positions.get(row.before) ?? null),
  }));
  const cells = (then.length + now.length) * columns.length;
  const differing = rows.reduce((sum, row) => sum + cellsOf(row, columns.length), 0);
  const columnsBefore = before.columns.map(({ key: name }) => columns.indexOf(name));
  return { columns, columnsBefore, rows, changed: cells === 0 ? 0 : differing / cells };
}

/** The earlier table of a difference, with its own columns in its own order, and what the later one lacks. */
export function earlierTable({
  columns,
  columnsBefore,
  rows,
}: TableDifference): Pick<TableDifference, 'columns' | 'rows'> {
  const own = rows.flatMap(({ kind, before, indexBefore, columns: differing }) => {
    if (before === null) return [];
    // Skips columns that only the later table has.
    const changed = differing.map((at) => columnsBefore.indexOf(at)).filter((at) => at !== -1);
    const values = columnsBefore.map((at) => before[at]);
    const isWhole = kind === 'removed';
    return [
      {
        kind: isWhole ? kind : changed.length > 0 ? ('changed' as const) : ('same' as const),
        before: values,
        after: isWhole ? null : values,
        indexBefore,
        columns: changed,
        isMoved: false,
      },
    ];
  });
  return {
    columns: columnsBefore.map((at) => columns[at] ?? ''),
    rows: own.toSorted((left, right) => (left.indexBefore ?? 0) - (right.indexBefore ?? 0)),
  };
}

function cellsOf({ kind, columns }: MatchedRow, width: number): number {
  if (kind === 'same') return 0;
  return kind === 'changed' ? columns.length * 2 : width;
}

function arrange({ columns, rows }: ResultTable, names: readonly string[]): Row[] {
  const positions = names.map((name) => columns.findIndex(({ key }) => key === name));
  return rows.map((row) => positions.map((index) => (index === -1 ? undefined : row[index])));
}

/** The first column with unique values for every row of both tables, of which they share at least one. */
function findKey(then: readonly Row[], now: readonly Row[], columns: readonly string[]): number | null {
  for (const index of columns.keys()) {
    const [before, after] = [keysOf(then, index), keysOf(now, index)];
    if (before === null || after === null) continue;
    for (const key of after) if (before.has(key)) return index;
  }
  return null;
}

function keysOf(rows: readonly Row[], index: number): ReadonlySet<string> | null {
  const keys = new Set<string>();
  for (const row of rows) {
    const value = row[index];
    if ((typeof value !== 'string' && typeof value !== 'number') || value === '') return null;
    keys.add(cellText(value));
  }
  return keys.size === rows.length && rows.length > 0 ? keys : null;
}

function byKey(then: readonly Row[], now: readonly Row[], index: number): MatchedRow[] {
  const keyOf = (row: Row) => cellText(row[index]);
  const before = new Map(then.map((row) => [keyOf(row), row]));
  const after = new Map(now.map((row) => [keyOf(row), row]));
  return alignOrReplace(then.map(keyOf), now.map(keyOf)).flatMap(({ kind, items }) =>
    items.flatMap((key) => {
      const old = before.get(key) ?? null;
      const row = after.get(key) ?? null;
      // A moved row is shown once, at its new position.
      if (kind === 'removed') return row === null && old ? [toRow(old, null, false)] : [];
      return row ? [toRow(old, row, kind === 'added' && old !== null)] : [];
    }),
  );
}

function byWhole(then: readonly Row[], now: readonly Row[]): MatchedRow[] {
  const textOf = (row: Row) => canonical(row.map((value) => value ?? null));
  const runs = alignOrReplace(then.map(textOf), now.map(textOf));
  const rows: MatchedRow[] = [];
  let before = 0;
  let after = 0;
  for (const { kind, items } of runs) {
    for (const _ of items) {
      const old = kind === 'added' ? null : (then[before] ?? null);
      const row = kind === 'removed' ? null : (now[after] ?? null);
      if (kind !== 'added') before += 1;
      if (kind !== 'removed') after += 1;
      rows.push(toRow(old, row, false));
    }
  }
  return rows;
}

function toRow(before: Row | null, after: Row | null, isMoved: boolean): MatchedRow {
  if (before === null || after === null) {
    return { kind: before === null ? 'added' : 'removed', before, after, columns: [], isMoved: false };
  }
  const columns = [...after.keys()].filter((index) => !isJsonEqual(before[index] ?? null, after[index] ?? null));
  return { kind: columns.length > 0 ? 'changed' : 'same', before, after, columns, isMoved };
}
