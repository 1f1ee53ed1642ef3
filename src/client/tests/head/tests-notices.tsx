/** Lines between the head and the table: why nothing runs, notes of the run, and what has changed since the result. */

import { Button } from '@mantine/core';
import { formatCount, formatList } from '#run/figures/result-format.ts';
import { versionName } from '#run/model/run-version.ts';
import { letterOf } from '#tests/source/variant.ts';
import { haveRunText } from '#tests/view/column-figures.ts';
import type { TableCounts } from '#tests/view/table-counter.ts';
import { fullSentence, unsavedProblem } from '../../runs/history/outbox-sentences.ts';
import { useOutboxState } from '../../runs/use-outbox-state.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { sendUiRequest } from '../../shell/state/send-ui-request.ts';
import { useTestsModel } from '../model/use-tests-model.ts';
import { useSuiteChanges } from '../runs/use-suite-changes.ts';
import { ChooseFlowButton } from '../suites/choose-flow-button.tsx';
import { RefusedCells } from '../suites/refused-cells.tsx';
import { useIsFlowGone } from '../suites/use-is-flow-gone.ts';
import { PauseLine } from './pause-line.tsx';

export function TestsNotices() {
  const { run, suite, problem, result, compared, isRunning, setBaseline } = useTestsModel();
  const saving = typeof suite.saving === 'object' ? suite.saving.problem : null;
  const failed = typeof result.status === 'object' ? result.status.problem : null;
  const full = useOutboxState(fullSentence);
  const { info } = result;
  const unsaved = useOutboxState((state) => unsavedProblem(state, info?.id ?? null));
  const alert = run.problem ?? problem ?? failed ?? saving;
  return (
    <>
      <RefusedCells />
      {alert !== null && (
        <div className="tb-row tb-fixed tb-problem tb-refused-tint tb-inset-sm" role="alert">
          <p>{alert}</p>
          {run.problem !== null && (
            <Button size="compact-sm" onClick={run.dismissProblem}>
              Close
            </Button>
          )}
        </div>
      )}
      <SuiteProblems />
      {run.isElsewhere && <Line text="This suite runs in another tab." />}
      {!isRunning && unsaved !== null && <Line role="alert" text={unsaved} />}
      {isRunning && full !== null && <Line role="alert" text={full} offers={{ Stop: run.stop }} />}
      {run.pause !== null && <PauseLine pause={run.pause} onGoOn={run.goOn} onStop={run.stop} />}
      {[...new Set([...run.notes, ...(result.about?.notes ?? [])])].map((note) => (
        <Line key={note} text={note} />
      ))}
      {info?.flow.version && (
        <Line text={`#${info.number} ran on ${versionName(info.flow.version)}, not on the flow as it was then.`} />
      )}
      {compared.problem !== null && (
        <Line text={compared.problem} offers={{ 'Choose no baseline': () => setBaseline(null) }} />
      )}
      {info !== null && !isRunning && info.tally.open > 0 && <Line text={haveRunText(info.tally)} />}
    </>
  );
}

interface LineProps {
  text: string;
  role?: 'note' | 'alert';
  /** Labels of buttons, and what they do. */
  offers?: Readonly<Record<string, () => void>>;
}

function Line({ text, role = 'note', offers = {} }: LineProps) {
  const buttons = Object.entries(offers);
  if (buttons.length === 0)
    return (
      <p className="tb-bar tb-quiet tb-row tb-tint tb-inset-xs-sm tb-size-sm" role={role}>
        {text}
      </p>
    );
  return (
    <div className="tb-bar tb-wrap tb-row tb-tint tb-inset-xs-sm tb-size-sm" role={role}>
      <p>{text}</p>
      {buttons.map(([label, act]) => (
        <Button key={label} size="compact-sm" onClick={act}>
          {label}
        </Button>
      ))}
    </div>
  );
}

/** What is wrong with the suite itself, and what somebody else did to it. */
function SuiteProblems() {
  const { suite, suiteId } = useTestsModel();
  const { openTests } = useNavigate();
  const [first] = suite.problems;
  const isGone = useIsFlowGone(suite.entry);
  return (
    <>
      {isGone && suite.entry && (
        <div className="tb-bar tb-wrap tb-row tb-tint tb-inset-xs-sm tb-size-sm" role="note">
          <p>The flow of this suite is not on this server.</p>
          <ChooseFlowButton suite={suite.entry} />
        </div>
      )}
      {first && (
        <Line
          text={`The suite has ${formatCount(suite.problems.length, 'mistake')}. Line ${first.line}: ${first.message}`}
          offers={{ 'Correct it': () => openTests({ suite: suiteId, isEditing: true }) }}
        />
      )}
      {suite.conflict !== null && (
        <Line
          role="alert"
          text="Somebody else has changed this suite, so yours was not saved."
          offers={{ 'Keep mine': suite.keepMine, 'Take theirs': suite.takeTheirs }}
        />
      )}
    </>
  );
}

/** `Variant C and 2 cases changed since #31.` */
export function StaleResultLine() {
  const { suite, result, isRunning, commands } = useTestsModel();
  const { info, about } = result;
  const changed = useSuiteChanges(suite, info);
  if (changed === null || info === null || isRunning) return null;
  const letters = changed.variants.map((name) => {
    const at = about?.variants.findIndex((one) => one.name === name) ?? -1;
    return at > 0 ? letterOf(at - 1) : name;
  });
  const variants =
    letters.length === 0 ? [] : [`${letters.length === 1 ? 'Variant' : 'Variants'} ${formatList(letters)}`];
  const cases = changed.cases === 0 ? [] : [formatCount(changed.cases, 'case')];
  return (
    <div className="tb-bar tb-wrap tb-row tb-tint tb-inset-xs-sm tb-size-sm">
      <p>{`${formatList([...variants, ...cases])} changed since #${info.number}.`}</p>
      <Button
        size="compact-sm"
        aria-disabled={commands.blocked !== null}
        title={formatCount(changed.cells, 'cell')}
        onClick={() => commands.start('changed')}
      >
        Run what changed
      </Button>
    </div>
  );
}

/** True if several cells have ended, and none of them with an answer. */
export function isAllBroken(counts: TableCounts | null, isRunning: boolean): boolean {
  if (counts === null || isRunning) return false;
  const { broken, passed, failed, answered } = counts.byState;
  return broken > 1 && passed + failed + answered === 0;
}

export function AllBroken() {
  const { table, counts, isRunning, commands } = useTestsModel();
  if (table === null || !isAllBroken(counts, isRunning)) return null;
  const first = Array.from({ length: table.ownCases }, (_, at) => at).find(
    (at) => table.stateOf(at, 0, 0) === 'broken',
  );
  const why = first === undefined ? '' : (table.resultOf(first, 0, 0)?.why ?? '');
  return (
    <div
      className="tb-bar tb-wrap tb-row tb-ignored-tint tb-inset-sm-md"
      role="alert"
      aria-labelledby="tests-all-broken"
    >
      <div className="tb-grow">
        <p id="tests-all-broken" className="tb-strong tb-break">
          {why === '' ? 'No cell got an answer' : why.replace(/\.$/, '')}
        </p>
        {why !== '' && <p className="tb-quiet">No cell got an answer.</p>}
      </div>
      <Button size="xs" onClick={() => sendUiRequest('connection', true)}>
        Open Connection
      </Button>
      <Button size="xs" aria-disabled={commands.blocked !== null} onClick={() => commands.start('failed')}>
        Run them again
      </Button>
    </div>
  );
}
