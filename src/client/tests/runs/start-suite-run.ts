/** Starts a run of a suite, which goes on while the page shows something else. Only one page runs a suite at a time. */
import { errorMessage } from '#contract/error-message.ts';
import type { Connection } from '#run/model/connection.ts';
import type { RunVersion } from '#run/model/run-version.ts';
import { announceRuns } from '../../runs/history/run-channel.ts';
import type { PageServices } from '../../runs/page-services.ts';
import { busyText, readAgain, runKeys } from '../../runs/run-cache.ts';
import { createLeaveQuestion } from '../../shell/ui/browser/leave-question.ts';
import { withTabLock } from '../cells/with-tab-lock.ts';
import { isWholeRun, NOT_RUNNING, type RunChoice } from '../store/suite-runs.ts';
import type { SuitesService } from '../store/suites-service.ts';
import { prepareSuiteRun } from './prepare-suite-run.ts';
import { runLeased, type SuiteStart } from './run-leased.ts';

/** Names the suite among the locks of the browser. */
export const suiteLock = (suite: string): string => `suite ${suite}`;

/** Resolves when the run has ended, was stopped or could not start; never rejects. What happened is in the service. */
export async function startSuiteRun(
  services: PageServices,
  service: SuitesService,
  connection: Connection,
  start: SuiteStart,
): Promise<void> {
  const { suite, choice, base } = start;
  const { client, activeRun, current } = services;
  // Before the first `await`, so that a double click starts only one run.
  const controller = activeRun.claim();
  if (controller === null) return service.setRun(suite, { problem: busyText(current.getState().tests) });
  current.setState({ tests: { startedAt: Date.now(), startedClock: performance.now() } });
  const { ratePerSecond = null } = service.runOf(suite).progress?.read() ?? {};
  service.setRun(suite, { ...NOT_RUNNING, isRunning: true, result: base });
  const askToStay = createLeaveQuestion();
  askToStay(true);
  try {
    const problem = await withTabLock<string | null>(
      suiteLock(suite),
      async () => {
        const version = await versionOf(service, choice, base);
        const prepared = await prepareSuiteRun(services, service, connection, suite, version);
        const names = prepared.suite.variables.filter((name) => !service.values.has(name));
        if (names.length > 0) {
          service.setRun(suite, { missing: { names, choice, base } });
          return null;
        }
        return runLeased(services, service, { ...start, prepared, ratePerSecond }, controller);
      },
      () => 'This suite runs in another tab.',
    );
    if (problem !== null) service.setRun(suite, { problem });
  } catch (error) {
    service.setRun(suite, { problem: errorMessage(error) });
  } finally {
    askToStay(false);
    activeRun.release(controller);
    current.setState({ tests: null });
    service.setRun(suite, { isRunning: false, pause: null });
    announceRuns();
    void readAgain(client, runKeys.suites);
  }
}

/** What is added to a result runs on the version that the result ran on. */
async function versionOf(service: SuitesService, choice: RunChoice, base: string | null): Promise<RunVersion | null> {
  if (typeof choice === 'object' && 'version' in choice) return choice.version;
  if (base === null || isWholeRun(choice)) return null;
  return (await service.result(base).loaded()).info?.flow.version ?? null;
}

export function stopSuiteRun({ activeRun }: PageServices, service: SuitesService, suite: string): void {
  if (service.runOf(suite).isRunning) activeRun.stop();
}
