/** Runs the chosen cells of a suite: in order, some at once, again without an answer, until they have all ended or something stops them. */
import type { CellResult } from '#contract/suite/results-file.ts';
import { isUnanswered } from '#run/errors/is-unanswered.ts';
import { wait } from '#run/send/wait.ts';
import { cellsAtOnce } from '#tests/suite/cells-at-once.ts';
import { MAX_WAIT } from '#tests/suite/max-wait.ts';
import { type CellRun, runCell, type SuiteEnvironment } from '#tests/suite/run-cell.ts';
import { runRows } from '#tests/suite/run-rows.ts';
import type { SuiteCell } from '#tests/suite/suite.ts';
import { withoutAnswer } from '#tests/suite/without-answer.ts';
import type { EndedBy } from '../report/outcome.ts';

export interface RunCellsOptions {
  cells: readonly SuiteCell[];
  atOnce: number;
  /** Pause between the starts of two cells. */
  delayMs: number;
  /** How often a broken cell runs again. */
  retries: number;
  bails: boolean;
  stop: AbortSignal;
  /** How the suite before this one ended; unless that is `end`, nothing runs. */
  endedBefore: EndedBy;
  /** Called after a cell to which no server answered; false when it is gone. */
  isThere: () => Promise<boolean>;
  onStart: (cell: SuiteCell) => void;
  /** `waitMs`: how long the server asks to wait, if it does. */
  onResult: (result: CellResult, waitMs: number | null) => void;
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
  alike: 'The first cells broke, all for one reason.',
};

/** Rejects only if a port fails unexpectedly. */
export async function runCells(environment: SuiteEnvironment, options: RunCellsOptions): Promise<CellsRun> {
  const { cells, atOnce, delayMs, bails, stop, isThere, endedBefore, onStart, onResult } = options;
  const results = new Map<number, CellResult>();
  const ending = new AbortController();
  let endedBy = endedBefore;
  if (endedBy !== 'end') ending.abort();
  const isAlike = createAlike(cells);
  let nextStart = 0;

  const inTurn = async (): Promise<void> => {
    if (delayMs === 0) return;
    const now = performance.now();
    const at = Math.max(now, nextStart);
    nextStart = at + delayMs;
    await wait(at - now, AbortSignal.any([stop, ending.signal]));
  };

  await runRows<{ at: number; outcome: CellRun }>({
    rows: cells.keys(),
    atOnce: cellsAtOnce({ session: environment.suite.session, atOnce }),
    signal: stop,
    runRow: async (at, signal) => {
      const cell = cells[at];
      if (cell === undefined || ending.signal.aborted) return null;
      await inTurn();
      if (signal.aborted || ending.signal.aborted) return null;
      onStart(cell);
      const outcome = await withRetries(
        environment,
        cell,
        options.retries,
        AbortSignal.any([signal, ending.signal]),
        signal,
      );
      return outcome && { at, outcome };
    },
    keep: async ({ at, outcome: { result, runs, waitMs } }) => {
      results.set(at, result);
      onResult(result, waitMs);
      const error = runs.at(-1)?.error ?? runs.at(-1)?.inputs[0]?.error ?? null;
      const isGone = isUnanswered(error) && !ending.signal.aborted && !(await isThere());
      const areAlike = isAlike(result);
      if (ending.signal.aborted) return;
      if (isGone) endedBy = 'server-gone';
      else if (areAlike) endedBy = 'alike';
      else if (bails && result.state !== 'passed') endedBy = 'bail';
      if (endedBy !== 'end') ending.abort();
    },
  });
  if (stop.aborted) endedBy = 'stop';
  return { results: cells.map((cell, at) => results.get(at) ?? notRun(cell, WHY_NOT_RUN[endedBy])), endedBy };
}

/** If this many first cells, each of another case, break for one reason, the others would break too. */
const ALIKE = 20;

/**
 * Returns a function that takes each result, and is true once there are `ALIKE` such cells and no others. The repeats and the
 * variants of one case say nothing about the other cases, unless the suite has no others.
 */
function createAlike(cells: readonly SuiteCell[]): (result: CellResult) => boolean {
  const enough = Math.min(ALIKE, new Set(cells.map(({ testCase }) => testCase)).size);
  const broken = new Set<string>();
  let reason: string | null = null;
  let count = 0;
  let isOver = false;
  return ({ case: name, state, why }) => {
    count += 1;
    reason ??= why;
    isOver ||= state !== 'broken' || why !== reason;
    broken.add(name);
    return !isOver && broken.size >= enough && count >= ALIKE && count < cells.length;
  };
}

/** Runs a cell, and again while it is broken. When `waits` is aborted, no further attempt begins. */
async function withRetries(
  environment: SuiteEnvironment,
  cell: SuiteCell,
  retries: number,
  waits: AbortSignal,
  signal: AbortSignal,
) {
  let outcome = await runCell(environment, cell, signal);
  for (let count = 0; count < retries && outcome?.result.state === 'broken'; count += 1) {
    await wait(Math.min(MAX_WAIT, outcome.waitMs ?? 0), waits);
    if (waits.aborted) return outcome;
    outcome = await runCell(environment, cell, signal);
  }
  return outcome;
}

function notRun({ testCase, variant, repeat }: SuiteCell, why: string): CellResult {
  return { ...withoutAnswer(), case: testCase.name, variant: variant.name, repeat, state: 'not run', why };
}
