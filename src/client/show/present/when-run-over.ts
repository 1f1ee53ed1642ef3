/** Waits until a run has ended and the next one may start. */
import type { Run } from '#run/model/run.ts';
import type { PageServices } from '../../runs/page-services.ts';
import { readRun } from '../../runs/run-cache.ts';

/** Resolves with the ended run; null if there is no such run. */
export function whenRunOver({ client, current }: PageServices, id: string): Promise<Run | null> {
  return new Promise((resolve) => {
    const check = () => {
      const run = readRun(client, id);
      if (run?.status === 'running' || current.getState().running?.id === id) return;
      for (const stop of stops) stop();
      resolve(run);
    };
    const stops = [client.getQueryCache().subscribe(check), current.subscribe(check)];
    check();
  });
}
