/** Sends cells of results under the leases that this page holds, and opens cells again. */
import type { CellsAnswer } from '../history/outbox.ts';
import type { WaitingCell } from '../history/waiting.ts';
import { checkAnswered, type WorkspaceClient } from '../history/workspace-client.ts';
import { leaseHolder } from './lease-holder.ts';
import { DELETED, type ResultLease } from './result-lease.ts';
import { sendCells } from './send-cells.ts';

/** Cells that are open again and saved together. */
const REOPENED = 500;

/** Indexes of case, variant and repeat, from 0. */
export interface CellKey {
  case: number;
  variant: number;
  repeat: number;
}

export interface CellSender {
  /** The lease under which this page runs cells of a result. */
  begin(result: string, held: ResultLease): void;
  end(result: string): void;
  /** Term of that lease; 0 without one. */
  termOf(result: string): number;
  /** Opens cells again. Only with a lease. */
  reopen(result: string, cells: readonly CellKey[]): Promise<void>;
  /** Sends cells, for the outbox. All are of one result and term. */
  send(cells: readonly WaitingCell[]): Promise<CellsAnswer>;
}

export function createCellSender(workspaceClient: WorkspaceClient): CellSender {
  const held = new Map<string, ResultLease>();
  return {
    begin: (result, lease) => void held.set(result, lease),
    end: (result) => void held.delete(result),
    termOf: (result) => held.get(result)?.term ?? 0,
    async reopen(result, open) {
      const term = held.get(result)?.term;
      if (term === undefined) throw new Error('Another page runs this.');
      for (let from = 0; from < open.length; from += REOPENED) {
        const cells = open.slice(from, from + REOPENED).map((key) => ({ ...key, state: 0, ms: 0, outcome: null }));
        checkAnswered(await workspaceClient(`/results/${result}/cells`, { method: 'PUT', body: { term, cells } }));
      }
    },
    async send(cells) {
      const [first] = cells;
      if (!first) return { kind: 'saved', count: 0, withoutRun: 0 };
      const running = held.get(first.result);
      const now = running?.term === first.term ? running : null;
      const outcome = await sendCells(workspaceClient, cells, now ? leaseHolder() : null);
      if (outcome.kind === 'waits') return outcome;
      if (outcome.kind === 'refused') {
        if (outcome.isGone) now?.lose(DELETED);
        return outcome;
      }
      if (outcome.isHeld) now?.beat();
      else now?.lose();
      return { kind: 'saved', count: outcome.count, withoutRun: outcome.withoutRun };
    },
  };
}
