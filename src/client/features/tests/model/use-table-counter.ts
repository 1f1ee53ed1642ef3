/** Counts of the shown table. While it runs, only cases of which a cell has changed are counted again. */
import { useMemo } from 'react';
import { createTableCounter, type TableCounter } from '#run/test-view/table-counter.ts';
import type { ResultCells } from '../../../runs/suites/use-result.ts';
import type { TestTable } from './test-table.ts';

/** `table` is another one when more than cells has changed. Null without a table. */
export function useTableCounter(table: TestTable | null, cells: ResultCells): TableCounter | null {
  const known = useMemo(() => {
    if (table === null) return null;
    const { cases, position } = cells.changedSince(0);
    const { untouched, leftOut } = table;
    // All that has changed is known of a new result: of a million cells that have just begun, the few others are counted.
    const alike = cases && untouched && { look: untouched, except: [...new Set([...cases, ...leftOut()])] };
    return { counter: createTableCounter(table, alike), position };
  }, [table, cells]);
  if (known === null) return null;
  const { cases, position } = cells.changedSince(known.position);
  known.counter.recount(cases ?? known.counter.casesOf('all'));
  // Counting again would change nothing, so that it may be done while rendering.
  known.position = position;
  return known.counter;
}
