/** `Accept 6 as expected`: walks through the differences of the cells that a filter shows, one by one. */
import { formatCount } from '#run/figures/result-format.ts';
import { worstLook } from '#run/test-view/cell-look.ts';
import { looksOf } from '#run/test-view/matrix-source.ts';
import type { MenuAction } from '../../../ui/controls/action-menu-list.tsx';
import { announce } from '../../../ui/feedback/announce.ts';
import { useTestsModel } from './use-tests-model.ts';

/** A list of them is read by nobody. */
const MAX_CELLS = 200;

export function useAcceptAll(): MenuAction[] {
  const { table, shown, isComparing, openCell, setAccepting, setWalk, result } = useTestsModel();
  if (table === null || result.info === null || shown.filter === 'all') return [];
  const cells = shown.rows
    .slice(0, MAX_CELLS)
    .flatMap((testCase) =>
      testCase >= table.ownCases
        ? []
        : Array.from({ length: table.variants }, (_, variant) => ({ case: testCase, variant })).filter(({ variant }) =>
            isComparing
              ? ['regressed', 'changed'].includes(table.markOf(testCase, variant) ?? '')
              : worstLook(looksOf(table, testCase, variant)) === 'failed',
          ),
    );
  const [first] = cells;
  if (!first) return [];
  return [
    {
      label: `Accept ${cells.length} as expected`,
      onSelect() {
        setWalk(cells);
        openCell(first);
        setAccepting(true);
        announce(`${formatCount(cells.length, 'difference')}: read each, then accept it or go to the next one.`);
      },
    },
  ];
}
