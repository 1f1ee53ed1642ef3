/** Runs cells of a suite. What happens to each is written to the open result, once. */
import { errorMessage } from '#contract/error-message.ts';
import { caseFingerprint } from '#tests/suite/case-fingerprint.ts';
import { type CellRun, runCell, type SuiteEnvironment } from '#tests/suite/run-cell.ts';
import { runRows } from '#tests/suite/run-rows.ts';
import { newSession } from '../../draft/session-sharing.ts';
import type { CellKey } from '../../runs/cells/cell-sender.ts';
import { randomId } from '../../shell/ui/browser/random-id.ts';
import type { OpenResult } from '../store/open-result.ts';
import type { CountedProgress } from '../store/run-progress.ts';
import type { StoredCell } from '../store/stored-cell.ts';
import type { StoredResults } from '../store/stored-results.ts';
import type { RunPause, SuiteRunState } from '../store/suite-runs.ts';
import { createBrokenStreak } from './broken-streak.ts';
import type { CellKeys } from './cells-to-run.ts';
import type { PageCheckPorts } from './page-check-ports.ts';
import type { PreparedSuiteRun } from './prepare-suite-run.ts';
import { watchLeaving } from './watch-leaving.ts';

export interface SuiteCellsRun {
  prepared: PreparedSuiteRun;
  /** Id of the result. */
  result: string;
  opened: OpenResult;
  /** The progress of this run. */
  progress: CountedProgress;
  /** Tells when there is room for the next cell. */
  results: Pick<StoredResults, 'room'>;
  cells: CellKeys;
  checks: PageCheckPorts['ports'];
  values: ReadonlyMap<string, string>;
  signal: AbortSignal;
  /** Shows that the run waits for a person; null ends that. */
  showPause: (pause: SuiteRunState['pause']) => void;
}

/** Resolves when all have ended, or were stopped, and were handed over. */
export async function runSuiteCells(run: SuiteCellsRun): Promise<void> {
  const { prepared, opened, cells, signal } = run;
  const { suite, bound } = prepared;
  const environment = environmentOf(run);
  const streak = createBrokenStreak();
  const leaving = watchLeaving();
  let paused: Promise<void> | null = null;
  const again: CellKey[] = [];

  const pause = async (why: RunPause) => {
    for (let next: RunPause | null = why; next !== null && !signal.aborted; ) {
      await untilGoOn(run, next);
      next = signal.aborted ? null : await askAgain(next);
    }
    streak.end();
    paused = null;
  };
  /** While the page's own server is away, nothing can go on: the run pauses again, and forgets no cell. */
  const askAgain = async (why: RunPause): Promise<RunPause | null> => {
    const keys = streak.takeUnanswered();
    try {
      await opened.reopen(keys);
      again.push(...keys);
      return null;
    } catch (error) {
      streak.putBack(keys);
      return { ...why, until: null, problem: errorMessage(error) };
    }
  };
  const runAll = (rows: Iterable<CellKey>) =>
    runRows<{ key: CellKey; outcome: CellRun }, CellKey>({
      rows,
      atOnce: prepared.atOnce,
      signal,
      async runRow(key, cellSignal) {
        const testCase = bound.cases[key.case];
        const variant = bound.variants[key.variant];
        if (!testCase || !variant) return null;
        if (paused !== null) await paused;
        await untilRoom(run, cellSignal);
        if (cellSignal.aborted) return null;
        opened.start(key);
        const onRun = (arrived: CellRun['runs'][number]) => opened.arrive(key, arrived);
        const outcome = await runCell(
          { ...environment, onRun },
          { testCase, variant, repeat: key.repeat + 1 },
          cellSignal,
        );
        await leaving.holdWhileLeaving();
        if (outcome === null) opened.stop(key);
        return outcome && { key, outcome };
      },
      async keep({ key, outcome }) {
        opened.end(toStored(suite, key, outcome), outcome.runs.at(-1) ?? null);
        const why = streak.hear(key, outcome);
        if (why !== null && paused === null && !signal.aborted) paused = pause(why);
      },
    });
  try {
    await runAll(cells);
    for (;;) {
      await paused;
      if (again.length === 0 || signal.aborted) break;
      await runAll(again.splice(0));
    }
  } finally {
    leaving.end();
  }
}

/** Resolves when a person lets the run go on, or stops it. */
async function untilGoOn({ progress, signal, showPause }: SuiteCellsRun, why: RunPause): Promise<void> {
  const goOn = progress.stop();
  await new Promise<void>((done) => {
    signal.addEventListener('abort', () => done(), { once: true });
    showPause({ ...why, goOn: done });
  });
  goOn();
  showPause(null);
}

/** Resolves when the next cell may start. Whatever waits for this page's own server says nothing of the speed of the flow. */
async function untilRoom({ progress, results }: SuiteCellsRun, signal: AbortSignal): Promise<void> {
  const goOn = progress.stop();
  try {
    await results.room(signal);
  } finally {
    goOn();
  }
}

function environmentOf({ prepared, result, checks, values }: SuiteCellsRun): SuiteEnvironment {
  const { bound, flow, version, server, connection, timeouts } = prepared;
  return {
    suite: bound,
    values,
    flow: { id: flow.id, name: flow.name },
    index: flow.index,
    version,
    server,
    connection,
    timeouts,
    checkPorts: checks,
    newSession,
    begin: () => ({ id: randomId(), startedAt: Date.now() }),
    // Depends on the result only, so that the rest of a suite runs in the same session.
    sharedSession: `tb-${result}`,
  };
}

function toStored(suite: PreparedSuiteRun['suite'], key: CellKey, { result, runs }: CellRun): StoredCell {
  const [testCase, variant] = [suite.cases[key.case], suite.variants[key.variant]];
  return {
    key,
    result,
    from: null,
    hasRun: runs.length > 0,
    inputs: testCase?.turns.flatMap(({ input }) => (input === null ? [] : [input])) ?? [],
    expected: testCase?.turns.at(-1)?.expected ?? null,
    tags: [...(testCase?.tags ?? [])],
    fingerprint: testCase && variant ? caseFingerprint(suite, { testCase, variant }) : '',
  };
}
