/** The services that the page creates once: caches and stores of runs, and the claim to run. */
import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { ConnectionValue } from '../api/connection-provider.tsx';
import { readTabKey } from '../api/connection-store.ts';
import type { FlowDetail } from '../api/flow-detail.ts';
import { whenPageOpen } from '../ui/browser/page-open.ts';
import type { BatchStore } from './batch/store/stored-batch.ts';
import { graphPrint } from './graph-print.ts';
import type { RunHistory } from './history/run-history.ts';

export interface PageServices {
  client: QueryClient;
  activeRun: ActiveRun;
  /** Memoised `graphPrint`, which is slow for a large flow. */
  graphPrint: (detail: FlowDetail) => string;
  /** As `useConnection` has it; requests to the workspace need the key of the page's own server. */
  keys: { of: ConnectionValue['keyOf'] };
  /** Rejects only if this part of the page cannot be loaded. */
  openHistory: () => Promise<RunHistory>;
  /** The same for batches; in memory if the browser stores nothing for this page. */
  openBatches: () => Promise<BatchStore>;
}

/** The databases are opened on demand: their library is not part of a first visit. */
export function createPageServices(client: QueryClient): PageServices {
  const keys: PageServices['keys'] = { of: readTabKey };
  return {
    client,
    keys,
    activeRun: createActiveRun(),
    graphPrint: graphPrintOnce(),
    openHistory: openedOnce(async (onClosed) =>
      (await import('./history/open-history.ts')).openHistory((address) => keys.of(address), onClosed),
    ),
    openBatches: openedOnce(async (onClosed) => (await import('./batch/store/open-batches.ts')).openBatches(onClosed)),
  };
}

function graphPrintOnce(): PageServices['graphPrint'] {
  const prints = new WeakMap<FlowDetail, string>();
  return (detail) => {
    const print = prints.get(detail) ?? graphPrint(detail);
    prints.set(detail, print);
    return print;
  };
}

/** Opens again if it was closed or could not be opened. */
function openedOnce<Store>(open: (onClosed: () => void) => Promise<Store>): () => Promise<Store> {
  let opened: Promise<Store> | null = null;
  const forget = () => {
    opened = null;
  };
  return () => {
    if (opened === null) {
      opened = open(forget);
      opened.catch(forget);
    }
    return opened;
  };
}

export const PageServicesContext = createContext<PageServices | null>(null);

/** After the first paint: the database library is not part of a first visit. */
export async function loadHistory({ openHistory }: PageServices): Promise<RunHistory> {
  await whenPageOpen();
  return openHistory();
}

export function usePageServices(): PageServices {
  const services = useContext(PageServicesContext);
  if (services === null) throw new Error('The services are used outside of PageServicesProvider');
  return services;
}

/** At most one run or batch at a time in this tab. */
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
