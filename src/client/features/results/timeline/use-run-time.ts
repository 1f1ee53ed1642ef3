/** A clock for what still runs: the time since the start of the run, a few times a second; the run's length when it is over. */
import { useContext, useEffect, useState } from 'react';
import type { Run } from '#run/model/run.ts';
import { ReplayClock } from '../replay/replay-clock.ts';

const EVERY_MS = 250;

export function useNow({ startedAt, durationMs }: Run): number {
  const replayed = useContext(ReplayClock);
  const [now, setNow] = useState(() => Date.now() - startedAt);
  const isReplay = replayed !== null;
  useEffect(() => {
    if (durationMs !== null || isReplay) return;
    const timer = setInterval(() => setNow(Date.now() - startedAt), EVERY_MS);
    return () => clearInterval(timer);
  }, [startedAt, durationMs, isReplay]);
  return durationMs ?? replayed ?? now;
}
