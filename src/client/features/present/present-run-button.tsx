/** Run, and Stop in the same place while a run or a batch is in progress. */

import { IconPlayerPlayFilled, IconPlayerStopFilled } from '../../icons/icons.ts';
import type { RunningBatch, RunningRun } from '../../runs/history/run-summary.ts';
import { useRunClick } from '../../ui/commands/use-run-click.ts';
import { ElapsedTime } from '../../ui/feedback/elapsed-time.tsx';
import classes from './knobs.module.css';

export interface PresentRunButtonProps {
  running: RunningRun | null;
  batch: RunningBatch | null;
  onRun: () => void;
  onStop: () => void;
}

export function PresentRunButton({ running, batch, onRun, onStop }: PresentRunButtonProps) {
  const going = running ?? batch;
  const { isSettling, pointerDown, click } = useRunClick(going !== null, onRun, onStop);
  const name = going === null ? 'Run' : batch === null ? 'Stop' : 'Stop batch';
  const ButtonIcon = going === null ? IconPlayerPlayFilled : IconPlayerStopFilled;
  return (
    <button
      type="button"
      className={`tb-button tb-strong ${classes.run}`}
      data-stop={going === null ? undefined : ''}
      aria-label={name}
      aria-disabled={going === null ? isSettling : undefined}
      onPointerDown={pointerDown}
      onClick={click}
    >
      <ButtonIcon size={16} aria-hidden="true" />
      {name}
      {going && <ElapsedTime since={going.startedAt} className={`tb-mono ${classes.elapsed}`} isSilent />}
    </button>
  );
}
