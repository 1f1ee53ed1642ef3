/** The time of a run, which goes on while it is in progress. */
import { useEffect, useState } from 'react';
import type { Run } from '#run/model/run.ts';

const EVERY_MS = 250;

/** ms since the start of the run, updated a few times a second; the run's duration when it has ended. */
export function useNow({ startedAt, durationMs }: Pick<Run, 'startedAt' | 'durationMs'>): number {
  const [now, setNow] = useState(() => Date.now() - startedAt);
  useEffect(() => {
    if (durationMs !== null) return;
    const timer = setInterval(() => setNow(Date.now() - startedAt), EVERY_MS);
    return () => clearInterval(timer);
  }, [startedAt, durationMs]);
  return durationMs ?? now;
}
