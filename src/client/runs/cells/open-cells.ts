/**
 * Opens the stores of runs and of cells on the page's own server, with the outbox for what the server does not have
 * yet. Loaded on demand.
 */
import type { StoreApi } from 'zustand/vanilla';
import type { ConnectionValue } from '../../shell/api/connection-provider.tsx';
import { createOutbox, type Outbox } from '../history/outbox.ts';
import { createOutboxState, type OutboxState } from '../history/outbox-state.ts';
import type { RunHistory } from '../history/run-history.ts';
import type { OutboxLimits } from '../history/waiting.ts';
import { createWorkspaceClient, type WorkspaceClient } from '../history/workspace-client.ts';
import { createWorkspaceHistory, sendWaitingRun } from '../history/workspace-history.ts';
import { createWorkspaceRuns } from '../history/workspace-runs.ts';
import { type CellSender, createCellSender } from './cell-sender.ts';

export interface OpenedCells {
  workspaceClient: WorkspaceClient;
  outbox: Outbox;
  sender: CellSender;
  history: RunHistory;
}

/** `keyOf` as for `workspaceRequest`. The page shows `state`. */
export function openCells(
  keyOf: ConnectionValue['keyOf'],
  state: StoreApi<OutboxState> = createOutboxState(),
  limits?: OutboxLimits,
): OpenedCells {
  const workspaceClient = createWorkspaceClient(keyOf);
  const runs = createWorkspaceRuns(keyOf);
  const sender = createCellSender(workspaceClient);
  const outbox = createOutbox({
    sendRun: (run) => sendWaitingRun(runs, run),
    sendCells: sender.send,
    termOf: sender.termOf,
    state,
    ...(limits && { limits }),
  });
  return { workspaceClient, outbox, sender, history: createWorkspaceHistory(runs, outbox) };
}
