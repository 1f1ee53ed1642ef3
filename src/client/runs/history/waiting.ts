/** What waits in the outbox. */
import type { CellOutcome } from '#contract/workspace/cell-outcome.ts';
import type { Cell } from '#contract/workspace/result.ts';
import type { Run } from '#run/model/run.ts';
import type { RunSummary } from './run-summary.ts';

/** A run that has ended, with what is needed to save it. */
export interface WaitingRun {
  run: Run;
  summary: RunSummary;
  /** Whether the server has reserved the number for this run. */
  isReserved: boolean;
  /**
   * Name of the page that ran it, as the server knows it; null for a run whose beginning was not saved on the server.
   */
  holder: string | null;
}

/** A cell of a result that has ended, with its whole run if it was sent. Indexes from 0. */
export interface EndedCell {
  /** Id of the result. */
  result: string;
  case: number;
  variant: number;
  repeat: number;
  state: Cell['state'];
  ms: number;
  outcome: CellOutcome;
  run: Run | null;
}

export interface WaitingCell extends EndedCell {
  /** Term of the lease under which the cell ran. */
  term: number;
}

/** How much may wait, including what the server refuses. At a limit, no further cell starts. */
export interface OutboxLimits {
  cells: number;
  bytes: number;
}

/** A run or a cell. */
export interface Entry {
  /** Another entry with the same key replaces it, at the same position. */
  key: string;
  /** Its approximate size as JSON. */
  bytes: number;
  run: WaitingRun | null;
  cell: WaitingCell | null;
  /** True until the run has ended for good (`addRun`): it is not sent before. */
  isHeld: boolean;
  /** Why the server will not take it; else null. */
  refusal: string | null;
  /** True if the server would refuse it for ever, because it is over a limit of the product. */
  isFinal: boolean;
  /** Set once the server was asked and did not take it. */
  wasTried: boolean;
}

export function runKey(id: string): string {
  return `run ${id}`;
}

/** The same for a cell that is run again, which replaces it. */
export function cellKey(cell: Pick<EndedCell, 'result' | 'case' | 'variant' | 'repeat'>): string {
  return ['cell', cell.result, cell.case, cell.variant, cell.repeat].join(' ');
}
