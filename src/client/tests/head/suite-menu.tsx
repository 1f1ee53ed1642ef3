/** The menu of the suite: how the table is drawn, and what can be done with suite and result. */

import { useState } from 'react';
import { formatCount } from '#run/figures/result-format.ts';
import { takeVariants } from '#tests/source/take-variants.ts';
import { worstState } from '#tests/view/live-cell-state.ts';
import { statesOf } from '#tests/view/matrix-source.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { IconCheck } from '../../shell/icons/icons.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { ActionMenu } from '../../shell/ui/controls/action-menu.tsx';
import type { MenuAction } from '../../shell/ui/controls/action-menu-list.tsx';
import { announce } from '../../shell/ui/feedback/announce.ts';
import { lazyOverlay } from '../../shell/ui/feedback/lazy-overlay.tsx';
import { notify } from '../../shell/ui/feedback/notify.ts';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { type RowSize, useDisplay } from '../model/use-display.ts';
import { useTestsModel } from '../model/use-tests-model.ts';
import { useSuiteActions } from '../runs/use-suite-actions.ts';
import { useSuiteCommands } from '../runs/use-suite-commands.ts';

/** A list of them is read by nobody. */
const MAX_CELLS = 200;

const SuiteDialog = lazyOverlay(async () => (await import('../suites/suite-dialog.tsx')).SuiteDialog);
const RunVersionDialog = lazyOverlay(async () => (await import('./run-version-dialog.tsx')).RunVersionDialog);
const BlindVoteDialog = lazyOverlay(async () => (await import('./blind-vote-dialog.tsx')).BlindVoteDialog);

type ShownDialog = 'rename' | 'move' | 'version' | 'vote';

export function SuiteMenu({ icon }: Pick<Parameters<typeof ActionMenu>[0], 'icon'>) {
  const { suite } = useTestsModel();
  const [dialog, setDialog] = useState<ShownDialog | null>(null);
  const actions = useMenuActions(setDialog);
  const close = () => setDialog(null);
  return (
    <>
      <ActionMenu label="Suite menu" isInPalette {...(icon && { icon })} actions={actions} />
      {suite.entry !== null && (
        <>
          {(dialog === 'rename' || dialog === 'move') && (
            <SuiteDialog kind={dialog} suite={suite.entry} onClose={close} />
          )}
          {dialog === 'version' && <RunVersionDialog onClose={close} />}
          {dialog === 'vote' && <BlindVoteDialog onClose={close} />}
        </>
      )}
    </>
  );
}

function useMenuActions(show: (dialog: ShownDialog) => void): MenuAction[] {
  const { suiteId, suite, result, run, table, isSame } = useTestsModel();
  const flow = useOpenFlow();
  const { connection } = useConnection();
  const { openTests } = useNavigate();
  const { removeResult } = useSuiteActions();
  const { duplicate, remove } = useSuiteCommands();
  const { rows, hasTime, hasTokens, onlyDifferences, setDisplay } = useDisplay(table?.cases ?? 0);
  const acceptAll = useAcceptAll();
  const { info } = result;
  const named = { id: suiteId, name: suite.entry?.name ?? '' };
  const open = (id: string | null) => openTests({ suite: id });
  const removeShown = async () => {
    if (info === null) return;
    const restore = await removeResult(info);
    openTests({ result: null, cell: null });
    notify({
      message: `Result #${info.number} deleted`,
      undo: () => notifyError(restore(), 'The result was not put back'),
    });
  };
  const takeVariantsAgain = () => {
    const [, ...earlier] = result.about?.variants ?? [];
    const now = suite.suite?.variants.slice(1) ?? [];
    suite.change(`The suite has the variants of #${info?.number}`, (text) =>
      takeVariants(text, earlier, now, flow?.index ?? null),
    );
  };
  const size = (value: RowSize, label: string): MenuAction => ({
    label,
    onSelect: () => setDisplay({ rows: value }),
    hint: rows === value ? <Chosen /> : undefined,
  });
  return [
    size('compact', 'Compact rows'),
    size('usual', 'Usual rows'),
    size('tall', 'Tall rows'),
    {
      label: 'Show only differences',
      onSelect: () => setDisplay({ rows: 'tall', onlyDifferences: !onlyDifferences }),
      hint: onlyDifferences ? <Chosen /> : undefined,
    },
    { label: hasTime ? 'Hide times' : 'Show times', onSelect: () => setDisplay({ hasTime: !hasTime }) },
    { label: hasTokens ? 'Hide tokens' : 'Show tokens', onSelect: () => setDisplay({ hasTokens: !hasTokens }) },
    ...acceptAll,
    ...(connection.kind === 'langflow' ? [{ label: 'Run on a version', onSelect: () => show('version') }] : []),
    { label: 'Blind vote', isBlocked: info === null || info.variants.length < 2, onSelect: () => show('vote') },
    { label: 'Rename', onSelect: () => show('rename') },
    { label: 'Duplicate', onSelect: () => duplicate(named, open) },
    { label: 'Move to another flow', onSelect: () => show('move') },
    {
      label: 'Use its variants',
      isBlocked: result.about === null || suite.suite === null || isSame,
      onSelect: takeVariantsAgain,
    },
    {
      label: 'Delete result',
      isBlocked: info === null || info.isRunning || run.isRunning,
      onSelect: () => notifyError(removeShown(), 'The result was not deleted'),
    },
    {
      label: 'Delete suite',
      isBlocked: run.isRunning,
      onSelect: () =>
        remove(
          named,
          () => open(null),
          () => open(suiteId),
        ),
    },
  ];
}

function Chosen() {
  return (
    <>
      <IconCheck size={14} stroke={1.8} aria-hidden="true" />
      <span className="tb-visually-hidden">chosen</span>
    </>
  );
}

/** `Accept 6 as expected`: walks through the differences of the cells that a filter shows, one by one. */
function useAcceptAll(): MenuAction[] {
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
              : worstState(statesOf(table, testCase, variant)) === 'failed',
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
