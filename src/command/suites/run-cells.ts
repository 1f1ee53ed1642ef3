/** Runs the chosen cells of a suite: in order, some at once, again without an answer, until they have all ended or something stops them. */
import type { CellResult } from '#contract/suite/results-file.ts';
import { runRows } from '#run/batch/run-rows.ts';
import { wait } from '#run/send/wait.ts';
import { cellsAtOnce } from '#run/suite/cells-at-once.ts';
import { retryWait } from '#run/suite/retry-wait.ts';
import { type CellOutcome, runCell, type SuitePlace } from '#run/suite/run-cell.ts';
import type { Cell } from '#run/suite/suite.ts';
import { withoutAnswer } from '#run/suite/without-answer.ts';
import type { EndedBy } from '../report/outcome.ts';

export interface RunCellsOptions {
  cells: readonly Cell[];
  atOnce: number;
  /** Pause between the starts of two cells. */
  delayMs: number;
  /** How often a cell without an answer runs again. */
  retries: number;
  bails: boolean;
  stop: AbortSignal;
  /** What ended the suite before this one: nothing runs unless it came to its end. */
  endedBefore: EndedBy;
  /** Called after a cell to which no server answered; false when it is gone. */
  isThere: () => Promise<boolean>;
  onStart: (cell: Cell) => void;
  onResult: (result: CellResult) => void;
}

export interface CellsRun {
  /** In the order of the cells, also those that were not run. */
  results: CellResult[];
  endedBy: EndedBy;
}

const WHY_NOT_RUN: Record<EndedBy, string> = {
  end: '',
  stop: 'The tests were stopped.',
  bail: 'An earlier cell did not pass (--bail).',
  'server-gone': 'The server no longer answered.',
  alike: 'The first cells got no answer, all for one reason.',
};

/** Rejects only if a port fails unexpectedly. */
export async function runCells(place: SuitePlace, options: RunCellsOptions): Promise<CellsRun> {
  const { cells, atOnce, delayMs, bails, stop, isThere, endedBefore, onStart, onResult } = options;
  const results = new Map<number, CellResult>();
  const ending = new AbortController();
  let endedBy = endedBefore;
  if (endedBy !== 'end') ending.abort();
  let nextStart = 0;

  const inTurn = async (): Promise<void> => {
    if (delayMs === 0) return;
    const now = performance.now();
    const at = Math.max(now, nextStart);
    nextStart = at + delayMs;
    await wait(at - now, AbortSignal.any([stop, ending.signal]));
  };

  await runRows<{ at: number; outcome: CellOutcome }>({
    rows: cells.keys(),
    atOnce: cellsAtOnce({ session: place.suite.session, atOnce }),
    signal: stop,
    runRow: async (at, signal) => {
      const cell = cells[at];
      if (cell === undefined || ending.signal.aborted) return null;
      await inTurn();
      if (signal.aborted || ending.signal.aborted) return null;
      onStart(cell);
      const outcome = await withRetries(place, cell, options.retries, signal);
      return outcome && { at, outcome };
    },
    keep: async ({ at, outcome: { result, runs } }) => {
      results.set(at, result);
      onResult(result);
      const error = runs.at(-1)?.error ?? runs.at(-1)?.inputs[0]?.error ?? null;
      if (error?.kind === 'unreachable' && !ending.signal.aborted && !(await isThere())) {
        endedBy = 'server-gone';
        ending.abort();
      } else if (results.size === ALIKE && cells.length > ALIKE && areAlike(results.values())) {
        endedBy = 'alike';
        ending.abort();
      } else if (bails && result.state !== 'passed' && !ending.signal.aborted) {
        endedBy = 'bail';
        ending.abort();
      }
    },
  });
  if (stop.aborted) endedBy = 'stop';
  return { results: cells.map((cell, at) => results.get(at) ?? notRun(cell, WHY_NOT_RUN[endedBy])), endedBy };
}

/** So many first cells without an answer, all for one reason, mean that the others would get none. */
const ALIKE = 20;

function areAlike(results: Iterable<CellResult>): boolean {
  const [first, ...others] = results;
  return first?.state === 'broken' && others.every(({ state, why }) => state === 'broken' && why === first.why);
}

async function withRetries(place: SuitePlace, cell: Cell, retries: number, signal: AbortSignal) {
  let outcome = await runCell(place, cell, signal);
  for (let count = 0; count < retries && outcome?.result.state === 'broken'; count += 1) {
    await wait(retryWait(outcome.result) ?? 0, signal);
    outcome = await runCell(place, cell, signal);
  }
  return outcome;
}

function notRun({ testCase, variant, repeat }: Cell, why: string): CellResult {
  return { ...withoutAnswer(), case: testCase.name, variant: variant.name, repeat, state: 'not run', why };
}
