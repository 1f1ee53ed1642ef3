/** Runs cells of a suite and keeps each as soon as it has ended. */
import { errorMessage } from '#contract/error-message.ts';
import { runRows } from '#run/batch/run-rows.ts';
import { isUnanswered } from '#run/errors/is-unanswered.ts';
import type { Run } from '#run/model/run.ts';
import { casePrint } from '#run/suite/case-print.ts';
import { MAX_WAIT } from '#run/suite/max-wait.ts';
import { type CellOutcome, runCell, type SuitePlace } from '#run/suite/run-cell.ts';
import { newSession } from '../../draft/session-sharing.ts';
import { randomId } from '../../ui/browser/random-id.ts';
import type { CellKey, CellSender } from '../cells/cell-sender.ts';
import { type KeptCell, waitingCell } from '../suite-store/kept-cell.ts';
import type { OpenResult } from '../suite-store/open-result.ts';
import { CELL } from '../suite-store/result-info.ts';
import { writeInFlight } from '../suite-store/resume-note.ts';
import type { RunPause } from '../suite-store/suite-runs.ts';
import type { CellKeys } from './cells-to-run.ts';
import type { PageCheckPorts } from './page-check-ports.ts';
import type { PreparedSuite } from './prepare-suite-run.ts';

export interface CellsRun {
  prepared: PreparedSuite;
  /** Id of the result. */
  result: string;
  opened: OpenResult;
  cells: CellKeys;
  sender: CellSender;
  checks: PageCheckPorts['ports'];
  values: ReadonlyMap<string, string>;
  signal: AbortSignal;
  /** Called after each cell. */
  onEnd: (cell: KeptCell) => void;
  /** Resolves when the run may go on; called after several broken cells in a row. */
  pause: (why: RunPause) => Promise<void>;
  /** Opens cells again that the server did not answer: they run once more. */
  askAgain: (cells: readonly CellKey[]) => Promise<void>;
}

/** So many broken cells in a row mean that something is wrong with all of them. */
export const BROKEN_IN_A_ROW = 20;
/** The same, if the server takes no more requests for some time. */
const LIMITED_IN_A_ROW = 5;

/** Resolves when all have ended, or were stopped, and are in the outbox. */
export function runSuiteCells(run: CellsRun): Promise<void> {
  const { prepared, result, opened, cells, sender, signal, onEnd, pause, askAgain } = run;
  const { suite, bound, flow, version, server, connection, timeouts } = prepared;
  const place: SuitePlace = {
    suite: bound,
    values: run.values,
    flow: { id: flow.id, name: flow.name },
    index: flow.index,
    version,
    server,
    connection,
    timeouts,
    checkPorts: run.checks,
    newSession,
    begin: () => ({ id: randomId(), startedAt: Date.now() }),
    // The same after a reload.
    sharedSession: `tb-${result}`,
  };
  let [brokenInARow, limitedInARow] = [0, 0];
  let waiting: Promise<void> | null = null;
  /** Cells that no server answered, or that it had no time for, since the last pause. */
  let unanswered: CellKey[] = [];
  const again: CellKey[] = [];
  let saving = Promise.resolve();
  let inFlight = 0;
  const sent = (change: number) => {
    inFlight += change;
    writeInFlight(inFlight);
  };

  const left = { at: Number.NEGATIVE_INFINITY };
  const leave = () => {
    left.at = performance.now();
  };
  for (const event of LEAVING) addEventListener(event, leave);
  const wait = async (why: RunPause) => {
    for (let next: RunPause | null = why; next !== null && !signal.aborted; ) {
      await pause(next);
      const keys = unanswered;
      unanswered = [];
      next = signal.aborted ? null : await openAgain(keys, next);
    }
    [waiting, brokenInARow, limitedInARow] = [null, 0, 0];
  };
  /** While the page's own server is away, nothing can go on: the run pauses again, and forgets no cell. */
  const openAgain = async (keys: readonly CellKey[], why: RunPause): Promise<RunPause | null> => {
    try {
      await saving;
      if (keys.length > 0) await askAgain(keys);
      again.push(...keys);
      return null;
    } catch (error) {
      unanswered.push(...keys);
      return { ...why, until: null, problem: errorMessage(error) };
    }
  };
  const runAll = (rows: Iterable<CellKey>) =>
    runRows<{ key: CellKey; outcome: CellOutcome }, CellKey>({
      rows,
      atOnce: prepared.atOnce,
      signal,
      async runRow(key, cellSignal) {
        const testCase = bound.cases[key.case];
        const variant = bound.variants[key.variant];
        if (!testCase || !variant) return null;
        if (waiting !== null) await waiting;
        if (cellSignal.aborted) return null;
        opened.set(key, CELL.running, 0);
        sent(1);
        const onRun = (arrived: Run) => opened.setArrived(key, arrived);
        const outcome = await runCell({ ...place, onRun }, { testCase, variant, repeat: key.repeat + 1 }, cellSignal);
        await untilStaying(left.at);
        sent(-1);
        if (outcome === null) opened.set(key, CELL.open, 0);
        return outcome && { key, outcome };
      },
      async keep({ key, outcome }) {
        const kept = toKept(suite, key, outcome);
        const cell = waitingCell(result, kept, outcome.runs.at(-1) ?? null);
        const before = saving;
        saving = sender.keep(cell);
        opened.set(key, cell.state, cell.ms, kept);
        onEnd(kept);
        brokenInARow = cell.state === CELL.broken ? brokenInARow + 1 : 0;
        const { waitMs } = outcome;
        limitedInARow = waitMs === null ? 0 : limitedInARow + 1;
        if (waitMs !== null || isCut(outcome)) unanswered.push(key);
        const isLimited = waitMs !== null && limitedInARow >= LIMITED_IN_A_ROW;
        if ((isLimited || brokenInARow >= BROKEN_IN_A_ROW) && waiting === null && !signal.aborted) {
          const until = waitMs === null ? null : performance.now() + Math.min(MAX_WAIT, waitMs);
          waiting = wait({ cells: isLimited ? limitedInARow : BROKEN_IN_A_ROW, until, problem: null });
        }
        // The next request does not wait for this cell to be saved, only for the one before: so no more wait than are sent.
        await before;
      },
    });
  const runToEnd = async () => {
    await runAll(cells);
    for (;;) {
      await waiting;
      if (again.length === 0 || signal.aborted) return saving;
      await runAll(again.splice(0));
    }
  };
  return runToEnd().finally(() => {
    for (const event of LEAVING) removeEventListener(event, leave);
  });
}

/** True if the last turn got no answer, or half of one. */
function isCut({ result, runs }: CellOutcome): boolean {
  const last = runs.at(-1);
  return result.state === 'broken' && isUnanswered(last?.error ?? last?.inputs[0]?.error ?? null);
}

const LEAVING = ['beforeunload', 'pagehide'] as const;
/** ms. */
const LEAVES_WITHIN = 2_000;

/**
 * The browser ends the requests of a page that is left, as if no server answered. Such a cell has no result, because the page does
 * not live to the end of this wait.
 */
async function untilStaying(leftAt: number): Promise<void> {
  const ms = leftAt + LEAVES_WITHIN - performance.now();
  if (ms > 0) await new Promise((done) => setTimeout(done, ms));
}

function toKept(suite: PreparedSuite['suite'], key: CellKey, { result, runs }: CellOutcome): KeptCell {
  const [testCase, variant] = [suite.cases[key.case], suite.variants[key.variant]];
  return {
    key,
    result,
    from: null,
    hasRun: runs.length > 0,
    inputs: testCase?.turns.flatMap(({ input }) => (input === null ? [] : [input])) ?? [],
    expected: testCase?.turns.at(-1)?.expected ?? null,
    tags: [...(testCase?.tags ?? [])],
    print: testCase && variant ? casePrint(suite, { testCase, variant }) : '',
  };
}
