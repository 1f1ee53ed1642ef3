/** Run, and Stop in its place while a run is going. */
import { IconPlayerPlayFilled, IconPlayerStopFilled } from '@tabler/icons-react';
import type { RunningRun } from '../../runs/run-summary.ts';
import { ElapsedTime } from '../../ui/elapsed-time.tsx';
import classes from './knobs.module.css';

export interface PresentRunButtonProps {
  running: RunningRun | null;
  onRun: () => void;
  onStop: () => void;
}

export function PresentRunButton({ running, onRun, onStop }: PresentRunButtonProps) {
  if (running === null) {
    return (
      <button type="button" className={classes.run} aria-label="Run" onClick={onRun}>
        <IconPlayerPlayFilled size={16} aria-hidden="true" />
        Run
      </button>
    );
  }
  return (
    <button type="button" className={classes.run} data-stop="" aria-label="Stop" onClick={onStop}>
      <IconPlayerStopFilled size={16} aria-hidden="true" />
      Stop
      <ElapsedTime since={running.startedAt} className={classes.elapsed} isSilent />
    </button>
  );
}
