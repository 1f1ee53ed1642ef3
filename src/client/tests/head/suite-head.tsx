/** The head of Tests: which suite, result and baseline, what a run costs, and what can be done with the suite. */
import { Button } from '@mantine/core';
import { useId } from 'react';
import { IconPencil, IconRefresh } from '../../shell/icons/icons.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import progressClasses from '../../shell/ui/feedback/progress-bar.module.css';
import { PartTitle } from '../../shell/ui/focus/part-title.tsx';
import { useTestsModel } from '../model/use-tests-model.ts';
import type { SuiteProgress } from '../store/run-progress.ts';
import { ExportMenu } from './export-menu.tsx';
import classes from './suite-head.module.css';
import { SuiteMenu } from './suite-menu.tsx';
import { BaselinePicker, ResultPicker, SuitePicker } from './test-pickers.tsx';

export function SuiteHead() {
  const { run, isRunning, results } = useTestsModel();
  const { openTests } = useNavigate();
  return (
    <header className={`tb-bar tb-bg tb-inset-x tb-gap-md ${classes.head}`}>
      <div className={`tb-row tb-shrink tb-gap-sm-md ${classes.pickers}`}>
        <PartTitle of="tests" id="tests-title" className="tb-lg tb-strong tb-fixed">
          <button
            type="button"
            className="tb-plain"
            title="All suites"
            onClick={() => openTests({ suite: null, isEditing: false })}
          >
            Tests
          </button>
        </PartTitle>
        <SuitePicker />
        <ResultPicker />
        {run.progress !== null && (run.isRunning || isRunning) ? (
          <TestsProgress progress={run.progress} />
        ) : (
          results.length > 0 && <BaselinePicker />
        )}
      </div>
      <HeadActions />
    </header>
  );
}

function HeadActions() {
  const { commands, run, suiteId } = useTestsModel();
  const { openTests } = useNavigate();
  const failedHint = useId();
  const restHint = useId();
  return (
    <div className={`tb-row tb-end tb-shrink ${classes.actions}`}>
      <CostNote />
      {commands.failed !== null && (
        <>
          <Button
            size="xs"
            leftSection={<IconRefresh size={16} stroke={1.6} aria-hidden="true" />}
            aria-disabled={commands.blocked !== null || run.isRunning}
            aria-describedby={failedHint}
            title={commands.failed}
            onClick={() => commands.start('failed')}
          >
            Run failed
          </Button>
          <span id={failedHint} className="tb-visually-hidden">
            {commands.failed}
          </span>
        </>
      )}
      {commands.hasRest && (
        <>
          <Button
            size="xs"
            aria-disabled={commands.blocked !== null || commands.restBlocked !== null}
            aria-describedby={restHint}
            title={commands.restBlocked ?? undefined}
            onClick={() => commands.restBlocked === null && commands.start('rest')}
          >
            Run the rest
          </Button>
          <span id={restHint} className="tb-visually-hidden">
            {commands.restBlocked}
          </span>
        </>
      )}
      <Button
        className={classes.edit ?? ''}
        size="xs"
        aria-label="Edit suite"
        leftSection={<IconPencil size={16} stroke={1.6} aria-hidden="true" />}
        onClick={() => openTests({ suite: suiteId, isEditing: true })}
      >
        <span className={classes.word}>Edit suite</span>
      </Button>
      <ExportMenu />
      <SuiteMenu />
    </div>
  );
}

/** `Run all sends 48 requests, 48 more to judge`. While it runs: that Stop loses nothing. */
function CostNote() {
  const { commands, run } = useTestsModel();
  const { cost, blocked } = commands;
  return (
    <p className={`tb-sm-tall tb-quiet tb-cut tb-shrink ${classes.cost}`} role="note" aria-label="Requests of a run">
      {run.isRunning
        ? 'Stop keeps what is done.'
        : blocked !== null
          ? blocked
          : cost !== null && (
              <>
                Run all sends <strong className="tb-ink">{cost.requests}</strong>
                {cost.judged !== '' && (
                  <>
                    , <strong className="tb-ink">{cost.judged}</strong> more to judge
                  </>
                )}
              </>
            )}
    </p>
  );
}

/** How far a run of tests is: a bar, the count, the rate, and the time that is left. */
/** The rate is shown from so many cells on: before that it says little. */
const RATE_FROM = 3;

function TestsProgress({ progress }: { progress: SuiteProgress }) {
  const { done, all, ratePerSecond, leftMs } = progress;
  return (
    <div className="tb-row tb-fixed tb-gap-md">
      <progress
        className={`tb-fixed ${progressClasses.bar} ${classes.bar}`}
        aria-label="Cells done"
        max={all}
        value={done}
      />
      <p className="tb-mono tb-sm tb-fixed">
        <strong className="tb-ink">{done.toLocaleString('en')}</strong> of {all.toLocaleString('en')}
      </p>
      {done >= RATE_FROM && ratePerSecond !== null && (
        <p className="tb-sm tb-quiet tb-cut tb-shrink">
          {rateText(ratePerSecond)}
          {leftMs !== null && <span className={classes.left}>about {timeLeftText(leftMs)} left</span>}
        </p>
      )}
    </div>
  );
}

function rateText(perSecond: number): string {
  return perSecond >= 1 ? `${perSecond.toFixed(1)} a second` : `${(perSecond * 60).toFixed(1)} a minute`;
}

/** `17 s`, `4 min`. */
export function timeLeftText(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
