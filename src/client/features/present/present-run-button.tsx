/** Run, and Stop in its place while a run or a batch is going. */
import { IconPlayerPlayFilled, IconPlayerStopFilled } from '@tabler/icons-react';
import type { RunningBatch, RunningRun } from '../../runs/run-summary.ts';
import { ElapsedTime } from '../../ui/elapsed-time.tsx';
import { useRunPress } from '../../ui/use-run-press.ts';
import classes from './knobs.module.css';

export interface PresentRunButtonProps {
  running: RunningRun | null;
  batch: RunningBatch | null;
  onRun: () => void;
  onStop: () => void;
}

export function PresentRunButton({ running, batch, onRun, onStop }: PresentRunButtonProps) {
  const going = running ?? batch;
  const { isSettling, begin, press } = useRunPress(going !== null, onRun);
  if (going === null) {
    return (
      <button
        type="button"
        className={`tb-button ${classes.run}`}
        aria-label="Run"
        aria-disabled={isSettling}
        onPointerDown={begin}
        onClick={press}
      >
        <IconPlayerPlayFilled size={16} aria-hidden="true" />
        Run
      </button>
    );
  }
  const name = batch === null ? 'Stop' : 'Stop batch';
  return (
    <button
      type="button"
      className={`tb-button ${classes.run}`}
      data-stop=""
      aria-label={name}
      onPointerDown={begin}
      onClick={onStop}
    >
      <IconPlayerStopFilled size={16} aria-hidden="true" />
      {name}
      <ElapsedTime since={going.startedAt} className={classes.elapsed} isSilent />
    </button>
  );
}
