/** How long an input took, or takes so far. */
import { formatDuration } from '#run/result-format.ts';
import type { RunInputResult } from '#run/run.ts';
import { ElapsedTime } from '../../ui/elapsed-time.tsx';
import classes from './section-head.module.css';

export interface InputTimeProps {
  input: RunInputResult;
  /** When the run started, epoch ms: the input's own times count from there. */
  runStartedAt: number;
}

export function InputTime({ input, runStartedAt }: InputTimeProps) {
  const { startedAt, endedAt } = input;
  if (startedAt === null) return null;
  if (endedAt === null) return <ElapsedTime since={runStartedAt + startedAt} className={classes.elapsed} />;
  return <span className={classes.time}>{formatDuration(endedAt - startedAt)}</span>;
}
