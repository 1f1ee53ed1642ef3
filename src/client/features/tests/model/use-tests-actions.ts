/** What the command palette offers while a suite is open. */
import { nextNoticed } from '#run/test-view/matrix-source.ts';
import { useNavigate } from '../../../navigation/navigate.tsx';
import { useSuites } from '../../../runs/suites/use-suites.ts';
import { usePageActions } from '../../../ui/commands/page-actions.ts';
import { announce } from '../../../ui/feedback/announce.ts';
import type { TestsModel } from './use-tests-model.ts';

/** More are found in the list of suites. */
const MAX_SUITES = 50;

export function useTestsActions({ suiteId, table, cell, shown, openCell, commands, isComparing }: TestsModel): void {
  const { suites } = useSuites();
  const { openTests } = useNavigate();
  const toNext = () => {
    if (table === null) return;
    const at = cell === null ? -1 : shown.rows.indexOf(cell.case);
    const from = cell === null || at === -1 ? null : { row: at, variant: cell.variant };
    const found = nextNoticed(table, shown.rows, from, 1, isComparing);
    if (found === null) announce('No more failed cells');
    else openCell({ case: shown.rows[found.row] ?? 0, variant: found.variant });
  };
  const others = suites.filter(({ entry, isHere }) => isHere && entry.id !== suiteId).slice(0, MAX_SUITES);
  usePageActions('Tests', [
    { label: 'Run failed', onSelect: () => commands.start('failed'), isBlocked: commands.failed === null },
    {
      label: 'Run the rest',
      onSelect: () => commands.start('rest'),
      isBlocked: !commands.hasRest || commands.restBlocked !== null,
    },
    { label: isComparing ? 'Next changed cell' : 'Next failed cell', onSelect: toNext },
    { label: 'Edit suite', onSelect: () => openTests({ suite: suiteId, isEditing: true }) },
    ...others.map(({ entry }) => ({
      label: `Open suite ${entry.name}`,
      onSelect: () => openTests({ suite: entry.id, isEditing: false }),
    })),
  ]);
}
