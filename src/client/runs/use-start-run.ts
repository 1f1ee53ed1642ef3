/** Run and Stop. A run is a mutation: a POST that may cost money, and is never repeated on focus, reconnect or remount. */

import { useMutation } from '@tanstack/react-query';
import { useCallback } from 'react';
import { errorMessage } from '#contract/error-message.ts';
import type { Connection } from '#run/model/connection.ts';
import type { DraftProblem } from '#run/plan/to-run-request.ts';
import { useConnection } from '../shell/api/connection-provider.tsx';
import { loadErrorTexts } from '../shell/api/fetch-json.ts';
import type { FlowDetail } from '../shell/api/flow-detail.ts';
import { readChangedFlow } from './flow-change.ts';
import { rememberOwnRun } from './history/own-runs.ts';
import type { RunningRun, RunningTests } from './history/run-summary.ts';
import { type PageServices, usePageServices } from './page-services.ts';
import type { performRun } from './perform-run.ts';
import type { PreparedRun, StartOptions } from './prepare-run.ts';
import { busyText, writeRun } from './run-cache.ts';
import { useCurrentRuns } from './use-runs.ts';

/** Either the id of the started run, why nothing was sent, or what has to be corrected first. */
export type StartOutcome = { started: string } | { refused: string } | { problems: DraftProblem[] };

/** Sends nothing. */
export type PrepareRun = (
  services: PageServices,
  connection: Connection,
) => Promise<{ prepared: PreparedRun } | { problems: DraftProblem[] }>;

interface StartedRun {
  prepared: PreparedRun;
  controller: AbortController;
  perform: typeof performRun;
}

export interface StartRun {
  /** Resolves when the run is in the cache and its first request is sent. Never rejects. `on`: a server that is not the page's. */
  start: (options: StartOptions, on?: Connection) => Promise<StartOutcome>;
  /** The same for a run that is prepared in another way. */
  launch: (flow: FlowDetail, prepare: PrepareRun, on?: Connection) => Promise<StartOutcome>;
  /** Stops the run or the tests in progress. */
  stop: () => void;
  /** Null if no run is in progress. */
  running: RunningRun | null;
  /** Null if no tests are in progress. While they are, no run can start. */
  tests: RunningTests | null;
}

export function useStartRun(): StartRun {
  const services = usePageServices();
  const { client, activeRun, current } = services;
  const { connection } = useConnection();
  const { mutate } = useMutation({
    mutationKey: ['run'],
    mutationFn: async ({ prepared, controller, perform }: StartedRun) => {
      // The run is in the cache: if the mutation kept it too, its memory would never be freed.
      // The page shows Run again while the run is still being stored, and a click must not be refused then.
      await perform(services, prepared, controller.signal, () => activeRun.release(controller));
    },
    onSettled: (_run, _error, { controller }) => activeRun.release(controller),
    networkMode: 'always',
    retry: false,
  });
  const launch = useCallback<StartRun['launch']>(
    async (flow, prepare, on = connection) => {
      const controller = activeRun.claim();
      if (controller === null) return { refused: busyText(current.getState().tests) };
      try {
        // Import before the run is written to the cache: else the request would wait until the run has rendered.
        const [changed, { performRun }] = await Promise.all([
          readChangedFlow(services, on, flow),
          import('./perform-run.ts'),
          loadErrorTexts(),
        ]);
        if (changed !== null) {
          activeRun.release(controller);
          return { refused: 'The flow changed on the server and is loading again. Check the tweaks, then run' };
        }
        const ready = await prepare(services, on);
        if ('problems' in ready) {
          activeRun.release(controller);
          return ready;
        }
        // Before its id is known to any view, so that no view looks for the new run in the history.
        writeRun(client, ready.prepared.run);
        mutate({ prepared: ready.prepared, controller, perform: performRun });
        rememberOwnRun(ready.prepared.run.id);
        return { started: ready.prepared.run.id };
      } catch (error) {
        activeRun.release(controller);
        return { refused: errorMessage(error) };
      }
    },
    [services, client, activeRun, current, connection, mutate],
  );
  const start = useCallback(
    (options: StartOptions, on?: Connection) =>
      launch(
        options.flow,
        async (inPage, server) => {
          const { prepareRun } = await import('./prepare-run.ts');
          return prepareRun(inPage, server, options);
        },
        on,
      ),
    [launch],
  );
  const running = useCurrentRuns((runs) => runs.running);
  const tests = useCurrentRuns((runs) => runs.tests);
  return { start, launch, stop: activeRun.stop, running, tests };
}
