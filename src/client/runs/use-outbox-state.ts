import { useSyncExternalStore } from 'react';
import type { OutboxState } from './history/outbox-state.ts';
import { usePageServices } from './page-services.ts';

/** A part of what waits in the outbox; `select` returns the same for the same state. */
export function useOutboxState<Part>(select: (state: OutboxState) => Part): Part {
  const { subscribe, getState } = usePageServices().outboxState;
  return useSyncExternalStore(subscribe, () => select(getState()));
}
