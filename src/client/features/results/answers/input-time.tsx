/** How long an input took, or takes so far. */
import { useContext } from 'react';
import { formatClock, formatDuration } from '#run/figures/result-format.ts';
import type { RunInputResult } from '#run/model/run.ts';
import { ElapsedTime } from '../../../ui/feedback/elapsed-time.tsx';
import { ReplayClock } from '../replay/replay-clock.ts';
import classes from './section-head.module.css';

export interface InputTimeProps {
  input: RunInputResult;
  /** When the run started, epoch ms: the input's own times count from there. */
  runStartedAt: number;
  /** ms; null until it is over. */
  timeMs: number | null;
  /** From when to when, and on which clock. */
  span: string | undefined;
}

export function InputTime({ input, runStartedAt, timeMs, span }: InputTimeProps) {
  const { startedAt, endedAt } = input;
  const replayed = useContext(ReplayClock);
  if (startedAt === null) return null;
  if (endedAt === null && replayed !== null) {
    return <span className={classes.elapsed}>{formatClock(Math.max(0, replayed - startedAt))}</span>;
  }
  if (timeMs === null) return <ElapsedTime since={runStartedAt + startedAt} className={classes.elapsed} />;
  return (
    <span className={classes.time} title={span}>
      {formatDuration(timeMs)}
    </span>
  );
}
