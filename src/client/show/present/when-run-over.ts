/** Waits until a run has ended and the next one may start. */
import type { QueryClient } from '@tanstack/react-query';
import type { Run } from '#run/model/run.ts';
import { readRun, runningRun } from '../../runs/run-cache.ts';

/** Resolves with the ended run; null if there is no such run. */
export function whenRunOver(client: QueryClient, id: string): Promise<Run | null> {
  return new Promise((resolve) => {
    const check = () => {
      const run = readRun(client, id);
      if (run?.status === 'running' || runningRun.read(client)?.id === id) return;
      stop();
      resolve(run);
    };
    const stop = client.getQueryCache().subscribe(check);
    check();
  });
}
