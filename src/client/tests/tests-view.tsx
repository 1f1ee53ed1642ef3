/** The region Tests with an open suite: a result as a table of cases and variants, and the cell that is open. */

import { Button } from '@mantine/core';
import { useState } from 'react';
import { nextNoticed } from '#tests/view/matrix-source.ts';
import { useNavigate } from '../shell/navigation/navigate.tsx';
import { useTestsRoute } from '../shell/navigation/use-tests-route.ts';
import { usePageActions } from '../shell/ui/commands/page-actions.ts';
import { announce } from '../shell/ui/feedback/announce.ts';
import { keepFocus } from '../shell/ui/focus/keep-focus.ts';
import { PartTitle } from '../shell/ui/focus/part-title.tsx';
import { useIsNarrow } from '../shell/ui/layout/use-is-narrow.ts';
import { BaselineStrip } from './head/baseline-strip.tsx';
import { SuiteHead } from './head/suite-head.tsx';
import { TestsNotices } from './head/tests-notices.tsx';
import { useAnnounceProgress } from './model/use-announce-progress.ts';
import { useRunCommands } from './model/use-run-commands.tsx';
import { useShownCases } from './model/use-shown-cases.ts';
import { useTests } from './model/use-tests.ts';
import { type PickedCell, TestsContext, type TestsModel } from './model/use-tests-model.ts';
import { NarrowTests } from './narrow/narrow-tests.tsx';
import classes from './parts/tests.module.css';
import { useSuites } from './runs/use-suites.ts';
import { RefusedCells } from './suites/refused-cells.tsx';
import { TestsBody } from './tests-body.tsx';

export function TestsView() {
  const { suite } = useTestsRoute();
  return (
    <section className="tb-fill tb-surface" aria-labelledby="tests-title" id="tests" ref={keepFocus}>
      {suite !== null && <SuiteTests key={suite} suiteId={suite} />}
    </section>
  );
}

/** An open suite: head, table of results, and the open cell beside it. */
/** More are found in the list of suites. */
const MAX_SUITES = 50;

export function SuiteTests({ suiteId }: { suiteId: string }) {
  const tests = useTests(suiteId);
  const shown = useShownCases(tests);
  const [isComparing, setComparing] = useState(false);
  const [accepting, setAccepting] = useState(false);
  const [walk, setWalk] = useState<TestsModel['walk']>([]);
  const [isSeen, setSeen] = useState(false);
  const [picked, setPicked] = useState<PickedCell | null>(null);
  const commands = useRunCommands(tests);
  useAnnounceProgress(tests);
  const isNarrow = useIsNarrow();
  const { comparison } = tests.compared;
  const compare = (on: boolean) => {
    setComparing(on);
    shown.setFilter(on ? 'changed' : 'all');
  };
  const model: TestsModel = {
    ...tests,
    shown,
    commands,
    setComparing: compare,
    accepting,
    setAccepting,
    walk,
    setWalk,
    isSeen,
    setSeen,
    picked,
    setPicked,
    isComparing: isComparing && comparison !== null,
  };
  useTestsActions(model);
  if (tests.suite.status === 'missing') return <NoSuite />;
  return (
    <TestsContext value={model}>
      {isNarrow ? (
        <NarrowTests />
      ) : (
        <>
          <SuiteHead />
          <TestsNotices />
          {model.isComparing && comparison !== null && <BaselineStrip comparison={comparison} />}
          <TestsBody />
        </>
      )}
      {commands.dialog}
    </TestsContext>
  );
}

function NoSuite() {
  const { openTests } = useNavigate();
  return (
    <div className={`tb-stack tb-start ${classes.missing}`}>
      <PartTitle of="tests" id="tests-title" className="tb-heading">
        This suite is not on this server
      </PartTitle>
      <p className="tb-quiet">It was deleted, or the link is of another server.</p>
      <RefusedCells />
      <Button onClick={() => openTests({ suite: null, isEditing: false })}>All suites</Button>
    </div>
  );
}

/** What the command palette offers while a suite is open. */
function useTestsActions({ suiteId, table, cell, shown, openCell, commands, isComparing }: TestsModel): void {
  const { suites } = useSuites();
  const { openTests } = useNavigate();
  const toNext = () => {
    if (table === null) return;
    const found = nextNoticed(table, shown.rows, cell, 1, isComparing);
    if (found === null) announce('No more failed cells');
    else openCell(found);
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
