/** The bar at the foot of Tests on a narrow screen: what a run sends, and the buttons that start and stop it. */
import { Button } from '@mantine/core';
import { formatDuration } from '#run/figures/result-format.ts';
import { IconPlayerPlayFilled, IconPlayerStopFilled } from '../../shell/icons/icons.ts';
import { timeLeftText } from '../head/suite-head.tsx';
import { useTestsModel } from '../model/use-tests-model.ts';
import classes from './narrow-tests.module.css';

export function RunBar() {
  const { run, commands, result } = useTestsModel();
  const { progress } = run;
  const medianMs = result.info?.medianMs ?? null;
  return (
    <footer className={`tb-row tb-fixed tb-bg tb-hairline-above tb-inset-sm ${classes.foot}`}>
      <p className="tb-sm tb-grow" role="note" aria-label="Requests of a run">
        {run.isRunning && progress !== null ? (
          <>
            <progress className="tb-visually-hidden" aria-label="Cells done" max={progress.all} value={progress.done} />
            <strong>
              {progress.done} of {progress.all}
            </strong>
            {progress.leftMs !== null && `, ${timeLeftText(progress.leftMs)}`}
          </>
        ) : (
          <>
            <strong>{commands.blocked ?? commands.cost?.requests}</strong>
            {commands.blocked === null && commands.cost?.judged !== '' && (
              <span className="tb-quiet"> {commands.cost?.judged} more to judge</span>
            )}
            {medianMs !== null && commands.blocked === null && (
              <span className="tb-quiet"> median {formatDuration(medianMs)}</span>
            )}
          </>
        )}
      </p>
      {run.isRunning ? (
        <Button size="md" leftSection={<IconPlayerStopFilled size={14} aria-hidden="true" />} onClick={run.stop}>
          Stop
        </Button>
      ) : (
        <>
          {commands.hasRest && commands.restBlocked === null && (
            <Button size="md" onClick={() => commands.start('rest')}>
              Run the rest
            </Button>
          )}
          {commands.failed !== null && !commands.hasRest && (
            <Button size="md" title={commands.failed} onClick={() => commands.start('failed')}>
              Run failed
            </Button>
          )}
          <Button
            variant="filled"
            size="md"
            aria-disabled={commands.blocked !== null}
            leftSection={<IconPlayerPlayFilled size={14} aria-hidden="true" />}
            onClick={() => commands.start('all')}
          >
            Run all
          </Button>
        </>
      )}
    </footer>
  );
}
