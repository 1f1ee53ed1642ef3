/**
 * A cell of a result as the server stores it. It has all that it needs, so that a later edit of the suite cannot change
 * what it shows.
 */

import type { CellResult } from '#contract/suite/results-file.ts';
import type { CellOutcome } from '#contract/workspace/cell-outcome.ts';
import type { Cell } from '#contract/workspace/result.ts';
import type { Run } from '#run/model/run.ts';
import { cellVerdict } from '#tests/report/cell-verdict.ts';
import type { CellKey } from '../../runs/cells/cell-sender.ts';
import { CELL } from '../../runs/history/result-info.ts';
import type { EndedCell } from '../../runs/history/waiting.ts';

export interface StoredCell {
  key: CellKey;
  result: CellResult;
  /** The inputs of all turns; empty if the flow kept its own. */
  inputs: readonly string[];
  expected: string | null;
  tags: readonly string[];
  /** `caseFingerprint` of what was run. */
  fingerprint: string;
  /** The result from which it was taken over, and its key there; null if it ran in this one. */
  from: (CellKey & { result: string }) | null;
  /** True if its run can be opened. */
  hasRun: boolean;
}

/** Null for an open cell. */
export function toStoredCell({ outcome, hasRun, ...cell }: Omit<Cell, 'state' | 'ms'>): StoredCell | null {
  if (!outcome) return null;
  const { inputs, expected, tags, fingerprint, from = null, ...result } = outcome;
  const key = { case: cell.case, variant: cell.variant, repeat: cell.repeat };
  return { key, result, inputs, expected, tags, fingerprint, from, hasRun: hasRun || from !== null };
}

function toOutcome({ result, from, inputs, expected, tags, fingerprint }: StoredCell): CellOutcome {
  return { ...result, inputs: [...inputs], expected, tags: [...tags], fingerprint, ...(from && { from }) };
}

/** The cell as the outbox has it until it is sent. `id`: of the result. */
export function waitingCell(id: string, cell: StoredCell, run: Run | null): EndedCell {
  const { key, result } = cell;
  return {
    result: id,
    ...key,
    state: cellNumberOf(result),
    ms: result.timeMs ?? 0,
    outcome: toOutcome(cell),
    run,
  };
}

function cellNumberOf(result: Pick<CellResult, 'state' | 'checks'>): Cell['state'] {
  const verdict = cellVerdict(result);
  return verdict === 'not run' ? CELL.open : CELL[verdict];
}
