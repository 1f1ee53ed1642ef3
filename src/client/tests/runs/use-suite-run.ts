/** Runs a suite, and says how far it is. */
import { useQuery } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { takeLease } from '../../runs/cells/result-lease.ts';
import { announceRuns } from '../../runs/history/run-channel.ts';
import { usePageServices } from '../../runs/page-services.ts';
import { QUERY_DEFAULTS } from '../../runs/run-cache.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { isLockHeld } from '../cells/with-tab-lock.ts';
import type { SuiteProgress } from '../store/run-progress.ts';
import type { RunChoice, SuiteRunState } from '../store/suite-runs.ts';
import { startSuiteRun, stopSuiteRun, suiteLock } from './start-suite-run.ts';
import { useResults } from './use-suites.ts';
import { useSuitesService } from './use-suites-service.ts';

export interface SuiteRunView extends Omit<SuiteRunState, 'missing' | 'progress'> {
  progress: SuiteProgress | null;
  /** Another tab, browser or machine runs it. */
  isElsewhere: boolean;
  /** Names of values that have to be typed first. */
  missing: readonly string[] | null;
  /** `base`: id of the result that is shown, which failed, open and picked cells belong to. */
  start: (choice: RunChoice, base: string | null) => Promise<void>;
  stop: () => void;
  /** Goes on after a pause because many cells were broken. */
  goOn: () => void;
  /** Starts what `question` asks about, or only another choice; null does not start. */
  agree: (choice: RunChoice | null) => void;
  /** Starts with these values, which stay in this tab; null does not start. */
  provide: (values: ReadonlyMap<string, string> | null) => void;
  dismissProblem: () => void;
}

export function useSuiteRun(suite: string): SuiteRunView {
  const services = usePageServices();
  const service = useSuitesService();
  const { connection } = useConnection();
  const state = useSyncExternalStore(service.runs.subscribe, () => service.runOf(suite));
  const progress = useSyncExternalStore(state.progress?.subscribe ?? nothing, state.progress?.read ?? readNone);
  const { results } = useResults(suite);
  const running = state.isRunning ? null : (results.find(({ isRunning }) => isRunning) ?? null);
  const elsewhere = useQuery({
    // Not under the key of the lists of suites: this query makes those lists be read again, and would then run again
    // itself, without end.
    queryKey: ['tests', 'elsewhere', suite, running?.id, running?.version],
    queryFn: async () => {
      if (running === null || service.runOf(suite).isRunning) return false;
      // The list may be older than the end of a run of this page.
      if ((await service.results.read(running.id))?.isRunning !== true) return false;
      if (await isLockHeld(suiteLock(suite))) return true;
      // A page of this browser that crashed still holds the lease for a while; this page, with the same holder, gets it
      // and releases it.
      const dead = await takeLease((await service.open()).workspaceClient, running.id, '');
      await dead?.release();
      if (dead !== null) announceRuns();
      return dead === null;
    },
    enabled: running !== null,
    ...QUERY_DEFAULTS,
  });
  const isElsewhere = running !== null && elsewhere.data === true;
  return useMemo(() => {
    const start = (choice: RunChoice, base: string | null) =>
      startSuiteRun(services, service, connection, { suite, choice, base });
    const { missing, ...shown } = state;
    return {
      ...shown,
      progress,
      isElsewhere,
      missing: missing?.names ?? null,
      start,
      stop: () => stopSuiteRun(services, service, suite),
      goOn: () => state.pause?.goOn(),
      agree(choice) {
        const { question } = service.runOf(suite);
        service.setRun(suite, { question: null });
        if (choice === null || question === null) return;
        const { base } = question;
        void startSuiteRun(services, service, connection, { suite, choice, base, isAgreed: true });
      },
      provide(values) {
        service.setRun(suite, { missing: null });
        if (values === null || missing === null) return;
        for (const [name, value] of values) service.values.set(name, value);
        void start(missing.choice, missing.base);
      },
      dismissProblem: () => service.setRun(suite, { problem: null }),
    };
  }, [services, service, connection, suite, state, progress, isElsewhere]);
}

const readNone = (): null => null;
const nothing = () => () => undefined;
