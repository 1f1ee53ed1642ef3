/** Whether the rows, cells and questions of a flow share one session, kept in this browser for each flow. */
import { useCallback, useSyncExternalStore } from 'react';
import { useConnection } from '../api/connection-provider.tsx';
import { useFlowId } from '../navigation/use-url-key.ts';
import { randomId } from '../ui/browser/random-id.ts';
import { draftScope } from './storage/draft-scope.ts';
import { createPerFlowStore } from './storage/per-flow-store.ts';

const kept = createPerFlowStore<boolean>({
  prefix: 'tweakbench.sharedSession.1.',
  empty: false,
  parse: (value) => value === true,
});

export interface SessionSharing {
  isShared: boolean;
  setShared: (isShared: boolean) => void;
}

/** Of the open flow. Off until someone turns it on: a flow with a memory would mix up its answers. */
export function useSessionSharing(): SessionSharing {
  const { connection } = useConnection();
  const flowId = useFlowId();
  const place = draftScope(connection) + (flowId ?? '');
  const isShared = useSyncExternalStore(kept.subscribe, () => kept.read(place));
  const setShared = useCallback((next: boolean) => kept.write(place, next), [place]);
  return { isShared, setShared };
}

/** For a session that nobody has to type: no two of 50,000 rows meet. */
export function newSession(): string {
  return `tb-${randomId(8)}`;
}
