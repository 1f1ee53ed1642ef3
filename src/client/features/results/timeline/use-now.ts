/** A clock for what still runs: the time since the start of the run, a few times a second; the run's length when it is over. */
import { useEffect, useState } from 'react';
import type { Run } from '#run/run.ts';

const EVERY_MS = 250;

export function useNow({ startedAt, durationMs }: Run): number {
  const [now, setNow] = useState(() => Date.now() - startedAt);
  useEffect(() => {
    if (durationMs !== null) return;
    const timer = setInterval(() => setNow(Date.now() - startedAt), EVERY_MS);
    return () => clearInterval(timer);
  }, [startedAt, durationMs]);
  return durationMs ?? now;
}
