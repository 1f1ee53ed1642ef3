/** Runs the batches of this page. A batch keeps running while the page shows something else. */
import { errorMessage } from '#contract/error-message.ts';
import type { Batch, BatchResult } from '#run/batch/batch.ts';
import { rowStateOf, tallyRows } from '#run/batch/batch-tally.ts';
import { type RowOutcome, runRow } from '#run/batch/run-row.ts';
import { runRows } from '#run/batch/run-rows.ts';
import { sharedProblem, withSecrets } from '#run/batch/shared-draft.ts';
import type { Connection } from '#run/model/connection.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import type { Run } from '#run/model/run.ts';
import type { FlowDetail } from '../../api/flow-detail.ts';
import { newSession } from '../../draft/session-sharing.ts';
import type { BatchState } from '../../state/ui-state.ts';
import { randomId } from '../../ui/browser/random-id.ts';
import { readChangedFlow } from '../flow-change.ts';
import { announceRuns } from '../history/run-channel.ts';
import type { PageServices } from '../page-services.ts';
import { findServer, findTimeouts } from '../prepare-run.ts';
import { busyText, runningBatch } from '../run-cache.ts';
import { refuseBatch, whenAlone } from './batch-lock.ts';
import { changeBatch, forgetBatch, readBatch, whenBatchOver, writeBatch } from './batch-states.ts';
import { createSearchWorker, type SearchWorker } from './search-in-worker.ts';
import type { BatchStore, Cells, WholeBatch } from './store/stored-batch.ts';

export interface BatchStart {
  connection: Connection;
  flow: FlowDetail;
  /** The draft of the bench: has the secrets that are masked in the stored batch. */
  draft: RequestDraft;
  /** Rows to run again: their results are deleted first. */
  again: readonly number[];
  errorText: (error: NonNullable<Run['error']>) => string;
}

/** Throttles updates of the view. */
const UPDATE_MS = 300;

const CHANGED = 'The flow changed after this batch began. Check its tweaks, then resume with the flow as it is now';

/** Shows a batch that is not running, with the known states of its rows. */
function showBatch(key: string, { isLasting }: BatchStore, batch: Batch, known = noResults(batch.count)): void {
  writeBatch(key, { batch, isRunning: false, ...known, version: 0, problem: null, isLasting });
}

type RowStates = Pick<BatchState, 'rows' | 'ms'>;

function noResults(count: number): RowStates {
  return { rows: new Uint8Array(count), ms: new Float64Array(count) };
}

function setRow({ rows, ms }: RowStates, result: BatchResult): void {
  rows[result.row] = rowStateOf(result);
  ms[result.row] = result.ms;
}

/** Rows change many times a second: returns a throttled function that updates the view. */
function createRowUpdates(key: string): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  return () => {
    if (timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      changeBatch(key, { version: (readBatch(key)?.version ?? 0) + 1 });
    }, UPDATE_MS);
  };
}

/** Reads the stored batch of a flow, which another tab may have resumed. False if there is none. */
export async function loadBatch(services: PageServices, key: string): Promise<boolean> {
  const before = readBatch(key);
  if (before?.isRunning) return true;
  const store = await services.openBatches();
  const batch = await store.read(key);
  const known = noResults(batch?.count ?? 0);
  if (batch !== null) await store.each(batch.id, (result) => setRow(known, result));
  // The batch was started or changed here in the meantime.
  if (readBatch(key) !== before) return true;
  if (batch === null) forgetBatch(key);
  else showBatch(key, store, batch, known);
  if (batch !== null && before?.batch.id === batch.id) changeBatch(key, { problem: before.problem });
  return batch !== null;
}

/** Replaces the flow's batch by a new one, unless it is running. The secrets of `kept` are masked. */
export async function createBatch(
  { openBatches }: PageServices,
  key: string,
  kept: Batch,
  rows: readonly Cells[],
): Promise<void> {
  const store = await openBatches();
  await whenAlone(key, () => store.create(key, { batch: kept, rows, results: [] }), refuseBatch);
  showBatch(key, store, kept);
  announceRuns();
}

/** Deletes the batch of a flow, after stopping it if it runs in this tab. Returns what was deleted, for `restoreBatch`. */
export async function deleteBatch(services: PageServices, key: string): Promise<WholeBatch | null> {
  stopBatch(services, key);
  await whenBatchOver(key);
  const store = await services.openBatches();
  const whole = await whenAlone(key, () => store.remove(key), refuseBatch);
  forgetBatch(key);
  announceRuns();
  return whole;
}

/** False if the flow has another batch by now. */
export async function restoreBatch(services: PageServices, key: string, whole: WholeBatch): Promise<boolean> {
  const store = await services.openBatches();
  const putBack = async () => {
    if ((await store.read(key)) !== null) return false;
    await store.create(key, whole);
    announceRuns();
    return loadBatch(services, key);
  };
  return whenAlone(key, putBack, refuseBatch);
}

export function stopBatch({ activeRun }: PageServices, key: string): void {
  if (readBatch(key)?.isRunning) activeRun.stop();
}

/** Runs every row that has no result. Resolves when the batch has ended, was stopped or refused; never rejects. */
export async function runBatch(services: PageServices, key: string, start: BatchStart): Promise<void> {
  const state = readBatch(key);
  if (!state || state.isRunning) return;
  const { client, activeRun } = services;
  const controller = activeRun.claim();
  if (controller === null) {
    changeBatch(key, { problem: busyText(runningBatch.read(client)) });
    return;
  }
  runningBatch.write(client, { startedAt: Date.now() });
  changeBatch(key, { isRunning: true, problem: null });
  const search = createSearchWorker();
  try {
    const problem = await whenAlone<string | null>(
      key,
      () => runOpenRows(services, key, state, { ...start, search: search.search }, controller.signal),
      () => 'This batch runs in another tab',
    );
    if (problem !== null) changeBatch(key, { problem });
  } catch (error) {
    const why = errorMessage(error);
    changeBatch(key, { problem: `The batch stopped: ${why}` });
  } finally {
    for (const [row, now] of state.rows.entries()) if (now === 1) state.rows[row] = 0;
    search.end();
    activeRun.release(controller);
    runningBatch.write(client, null);
    changeBatch(key, { isRunning: false, version: (readBatch(key)?.version ?? 0) + 1 });
  }
}

/** Resolves with the reason if nothing was sent, else with null. */
async function runOpenRows(
  services: PageServices,
  key: string,
  { batch: kept, rows, ms }: BatchState,
  { connection, flow, draft, again, errorText, search }: BatchStart & Pick<SearchWorker, 'search'>,
  signal: AbortSignal,
): Promise<string | null> {
  const { client, openBatches, graphPrint } = services;
  const { index } = flow;
  const batch = { ...kept, draft: withSecrets(kept.draft, draft, index) };
  const problem = sharedProblem(batch.draft);
  if (problem !== null) return problem;
  const store = await openBatches();
  const changed = await readChangedFlow(services, connection, flow);
  // Check before the first write.
  if ((await store.read(key))?.id !== batch.id) return 'Another tab has replaced this batch: reload the page';
  const print = graphPrint(changed ?? flow);
  if (changed !== null || (kept.print !== undefined && kept.print !== print)) {
    // Reported once: resuming then uses the current flow.
    const next = { ...kept, print };
    await store.update(key, next);
    changeBatch(key, { batch: next });
    return CHANGED;
  }
  // Another tab may have added results.
  await store.each(batch.id, (result) => setRow({ rows, ms }, result));
  await store.forget(batch.id, again);
  for (const row of again) rows[row] = 0;
  const readCells = createCellReader(store, batch.id);
  const [server, timeouts] = await Promise.all([findServer(client, connection), findTimeouts(client, connection)]);
  const updateSoon = createRowUpdates(key);
  const begin = () => ({ id: randomId(), startedAt: Date.now() });
  const shared = { batch, index, server, connection, timeouts, errorText, begin, newSession, search };
  // The page may be closed before the batch ends: until then progress is counted from the results.
  await store.update(key, { ...kept, tally: null });
  announceRuns();
  await runRows<RowOutcome>({
    rows: [...rows.keys()].filter((row) => rows[row] === 0),
    atOnce: batch.atOnce,
    signal,
    async runRow(row, rowSignal) {
      const cells = await readCells(row);
      rows[row] = 1;
      updateSoon();
      const outcome = await runRow(shared, row, cells, rowSignal);
      if (outcome === null) rows[row] = 0;
      return outcome;
    },
    async keep(outcome) {
      const { result } = outcome;
      await store.keep(batch.id, outcome);
      setRow({ rows, ms }, result);
      updateSoon();
    },
  });
  await store.update(key, { ...kept, tally: tallyRows(rows) });
  announceRuns();
  return null;
}

/** How many rows are read from the database at once. */
const PART = 100;

/** Reads the cells of rows in order. Caches only the current chunk of rows. */
function createCellReader(store: BatchStore, batch: string): (row: number) => Promise<Cells> {
  let part = -1;
  let cells: Promise<readonly Cells[]> = Promise.resolve([]);
  return async (row) => {
    const wanted = Math.floor(row / PART);
    if (wanted !== part) {
      part = wanted;
      cells = store.rows(batch, wanted * PART, (wanted + 1) * PART);
    }
    return (await cells)[row % PART] ?? [];
  };
}
