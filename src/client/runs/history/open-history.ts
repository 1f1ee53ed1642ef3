/** Opens the history. Loaded on demand: neither it nor the database library is part of a first visit. */
import type { ConnectionValue } from '../../api/connection-provider.tsx';
import { createMemoryOutbox, withFallback } from './memory-outbox.ts';
import { openOutbox } from './outbox.ts';
import type { RunHistory } from './run-history.ts';
import { createWorkspaceHistory } from './workspace-history.ts';
import { createWorkspaceRuns } from './workspace-runs.ts';

/** `keyOf` as for `workspaceRequest`, `onClosed` as for `openDatabase`. Never rejects. */
export async function openHistory(keyOf: ConnectionValue['keyOf'], onClosed = () => {}): Promise<RunHistory> {
  const outbox = await openOutbox(onClosed).then(withFallback, createMemoryOutbox);
  return createWorkspaceHistory(createWorkspaceRuns(keyOf), outbox);
}
