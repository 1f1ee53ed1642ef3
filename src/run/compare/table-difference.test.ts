import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import { type ResultTable, toResultTable } from '../results/result-table.ts';
import { diffTables, earlierTable } from './table-difference.ts';

function table(value: JsonValue): ResultTable {
  const made = toResultTable(value);
  if (!made) throw new Error('no table');
  return made;
}
const kinds = (before: JsonValue, after: JsonValue) =>
  diffTables(table(before), table(after)).rows.map(
    ({ kind, after: row, before: old, isMoved }) => `${kind} ${(row ?? old)?.[0]}${isMoved ? ' moved' : ''}`,
  );

describe('the difference of two tables', () => {
  const ticket = (id: string, score: number) => ({ id, title: `about ${id}`, score });

  it('matches rows by their ids', () => {
    const before = [ticket('T-1', 0.9), ticket('T-2', 0.8), ticket('T-3', 0.7)];
    const after = [ticket('T-1', 0.9), ticket('T-3', 0.75), ticket('T-4', 0.6)];
    const difference = diffTables(table(before), table(after));
    expect(kinds(before, after)).toEqual(['same T-1', 'removed T-2', 'changed T-3', 'added T-4']);
    expect(difference.rows[2]).toMatchObject({ columns: [2] });
    expect(difference.changed).toBeCloseTo(8 / 18);
  });

  it('shows a row that moved once', () => {
    const [one, two, three] = [ticket('T-1', 1), ticket('T-2', 2), ticket('T-3', 3)];
    expect(kinds([one, two, three], [three, one, two])).toEqual(['same T-3 moved', 'same T-1', 'same T-2']);
  });

  it('matches rows without ids by all their values, and columns by name', () => {
    const before = [
      { kind: 'a', n: 1 },
      { kind: 'a', n: 1 },
      { kind: 'b', n: 2 },
    ];
    expect(
      kinds(before, [
        { kind: 'a', n: 1 },
        { kind: 'b', n: 2 },
      ]),
    ).toContain('removed a');
    const renamed = diffTables(table([{ id: 1, old: 'x' }]), table([{ fresh: 'x', id: 1 }]));
    expect(renamed.columns).toEqual(['fresh', 'id', 'old']);
    expect(renamed.rows).toMatchObject([{ kind: 'changed', columns: [0, 2] }]);
  });

  it('has the earlier table with its own columns, in its own order', () => {
    const before = table([ticket('T-1', 1), ticket('T-2', 2), ticket('T-3', 3), ticket('T-4', 4)]);
    const after = table([
      { note: 'x', ...ticket('T-3', 3) },
      { note: 'y', ...ticket('T-1', 1), title: 'other' },
      ticket('T-2', 9),
    ]);
    const { columns, rows } = earlierTable(diffTables(before, after));
    expect(columns).toEqual(['id', 'title', 'score']);
    expect(rows.map(({ kind, before: values, columns: changed }) => [kind, values?.[0], changed])).toEqual([
      ['changed', 'T-1', [1]],
      ['changed', 'T-2', [2]],
      ['same', 'T-3', []],
      ['removed', 'T-4', []],
    ]);
  });

  it('is empty for equal tables', () => {
    const rows = [ticket('T-1', 1), ticket('T-2', 2)];
    expect(diffTables(table(rows), table(rows)).changed).toBe(0);
  });
});
