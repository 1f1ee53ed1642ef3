/** The services that the page creates once: caches and stores of runs, and the claim to run. */
import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { graphFingerprint } from '#flow/index/graph-fingerprint.ts';
import { createDecisions, type Decisions } from '#run/model/decisions.ts';
import type { ConnectionValue } from '../shell/api/connection-provider.tsx';
import { readTabKey } from '../shell/api/connection-store.ts';
import type { FlowDetail } from '../shell/api/flow-detail.ts';
import { whenPageOpen } from '../shell/ui/browser/page-open.ts';
import type { OpenedCells } from './cells/open-cells.ts';
import { openedOnce } from './cells/opened-once.ts';
import { type CurrentRuns, createCurrentRuns } from './current-runs.ts';
import { createOutboxState, type OutboxState } from './history/outbox-state.ts';
import type { RunHistory } from './history/run-history.ts';
import type { OutboxLimits } from './history/waiting.ts';

export interface PageServices {
  client: QueryClient;
  activeRun: ActiveRun;
  current: StoreApi<CurrentRuns>;
  /** Takes decisions to the run that waits for them. */
  decisions: Decisions;
  /** Memoised `graphFingerprint`, which is slow for a large flow. */
  graphFingerprint: (detail: FlowDetail) => string;
  /** `keyOf` of `useConnection`; requests to the workspace need the key of the page's own server. */
  keys: { of: ConnectionValue['keyOf'] };
  /** Rejects only if this part of the page cannot be loaded. */
  openHistory: () => Promise<RunHistory>;
  /** What waits in the outbox. */
  outboxState: StoreApi<OutboxState>;
  /** Opens the outbox and the cells of suites. Rejects only if this part of the page cannot be loaded. */
  openCells: () => Promise<OpenedCells>;
  /** What one part of the page needs once, such as the store of suites: made by `make` when it is first asked for. */
  once: <Service>(make: (services: PageServices) => Service) => Service;
}

/** What it opens is loaded on demand: it is not part of a first visit. `limits` are those of the outbox. */
export function createPageServices(client: QueryClient, limits?: OutboxLimits): PageServices {
  const keys: PageServices['keys'] = { of: readTabKey };
  const outboxState = createOutboxState();
  const openCells = openedOnce(async () =>
    (await import('./cells/open-cells.ts')).openCells((address) => keys.of(address), outboxState, limits),
  );
  const made = new Map<unknown, unknown>();
  const services: PageServices = {
    client,
    keys,
    activeRun: createActiveRun(),
    current: createCurrentRuns(),
    decisions: createDecisions(),
    graphFingerprint: graphFingerprintOnce(),
    outboxState,
    openHistory: async () => (await openCells()).history,
    openCells,
    once<Service>(make: (services: PageServices) => Service): Service {
      if (!made.has(make)) made.set(make, make(services));
      // The cast is safe: each entry was made by its key.
      return made.get(make) as Service;
    },
  };
  return services;
}

function graphFingerprintOnce(): PageServices['graphFingerprint'] {
  const fingerprints = new WeakMap<FlowDetail, string>();
  return (detail) => {
    const fingerprint = fingerprints.get(detail) ?? graphFingerprint(detail);
    fingerprints.set(detail, fingerprint);
    return fingerprint;
  };
}

export const PageServicesContext = createContext<PageServices | null>(null);

/** Opens the history, but not before the first paint. */
export async function loadHistory({ openHistory }: PageServices): Promise<RunHistory> {
  await whenPageOpen();
  return openHistory();
}

export function usePageServices(): PageServices {
  const services = useContext(PageServicesContext);
  if (services === null) throw new Error('The services are used outside of PageServicesProvider');
  return services;
}

/** At most one run, or one run of tests, at a time in this tab. */
interface ActiveRun {
  /** Call it before the first `await`, so that a double click starts only one run. Null while another run is active. */
  claim: () => AbortController | null;
  /** Releases the claim; does nothing if another run holds it by now. */
  release: (controller: AbortController) => void;
  /** Aborts the active run, if any. */
  stop: () => void;
}

function createActiveRun(): ActiveRun {
  let active: AbortController | null = null;
  return {
    claim() {
      if (active !== null) return null;
      active = new AbortController();
      return active;
    },
    release(controller) {
      if (active === controller) active = null;
    },
    stop: () => active?.abort(new DOMException('Stopped by the user', 'AbortError')),
  };
}
