/** How long an input took, or takes so far. */
import { useContext } from 'react';
import { formatDuration } from '#run/result-format.ts';
import type { RunInputResult } from '#run/run.ts';
import { ElapsedTime } from '../../ui/elapsed-time.tsx';
import { ReplayClock } from './replay/replay-clock.ts';
import classes from './section-head.module.css';

export interface InputTimeProps {
  input: RunInputResult;
  /** When the run started, epoch ms: the input's own times count from there. */
  runStartedAt: number;
}

export function InputTime({ input, runStartedAt }: InputTimeProps) {
  const { startedAt, endedAt } = input;
  const replayed = useContext(ReplayClock);
  if (startedAt === null) return null;
  if (endedAt === null && replayed !== null) {
    return <span className={classes.elapsed}>{formatDuration(Math.max(0, replayed - startedAt))}</span>;
  }
  if (endedAt === null) return <ElapsedTime since={runStartedAt + startedAt} className={classes.elapsed} />;
  return <span className={classes.time}>{formatDuration(endedAt - startedAt)}</span>;
}
