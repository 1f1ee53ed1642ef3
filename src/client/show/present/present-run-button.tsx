/** Run, and Stop in the same place while a run or tests are in progress. */

import type { RunningRun, RunningTests } from '../../runs/history/run-summary.ts';
import { IconPlayerPlayFilled, IconPlayerStopFilled } from '../../shell/icons/icons.ts';
import { useRunClick } from '../../shell/ui/commands/use-run-click.ts';
import { ElapsedTime } from '../../shell/ui/feedback/elapsed-time.tsx';
import classes from './knobs.module.css';

export interface PresentRunButtonProps {
  running: RunningRun | null;
  tests: RunningTests | null;
  onRun: () => void;
  onStop: () => void;
}

export function PresentRunButton({ running, tests, onRun, onStop }: PresentRunButtonProps) {
  const inProgress = running ?? tests;
  const { isSettling, pointerDown, click } = useRunClick(inProgress !== null, onRun, onStop);
  const name = inProgress === null ? 'Run' : 'Stop';
  const ButtonIcon = inProgress === null ? IconPlayerPlayFilled : IconPlayerStopFilled;
  return (
    <button
      type="button"
      className={`tb-button tb-strong ${classes.run}`}
      data-stop={inProgress === null ? undefined : ''}
      aria-label={name}
      aria-disabled={inProgress === null ? isSettling : undefined}
      onPointerDown={pointerDown}
      onClick={click}
    >
      <ButtonIcon size={16} aria-hidden="true" />
      {name}
      {inProgress && <ElapsedTime since={inProgress.startedAt} className={`tb-mono ${classes.elapsed}`} isSilent />}
    </button>
  );
}
