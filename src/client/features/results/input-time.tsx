/** How long an input took, or takes so far. */
import { useEffect, useState } from 'react';
import { formatDuration } from '#run/result-format.ts';
import type { RunInputResult } from '#run/run.ts';
import classes from './section-head.module.css';

export interface InputTimeProps {
  input: RunInputResult;
  /** When the run started, epoch ms: the input's own times count from there. */
  runStartedAt: number;
}

export function InputTime({ input, runStartedAt }: InputTimeProps) {
  const { startedAt, endedAt } = input;
  if (startedAt === null) return null;
  if (endedAt === null) return <Elapsed since={runStartedAt + startedAt} />;
  return <span className={classes.time}>{formatDuration(endedAt - startedAt)}</span>;
}

function Elapsed({ since }: { since: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 100);
    return () => clearInterval(timer);
  }, []);
  return <span className={classes.elapsed}>{formatDuration(Math.max(0, now - since))}</span>;
}
