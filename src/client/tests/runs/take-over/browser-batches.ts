/** Moves the batches that an earlier release kept in a database of this browser to the server, once. */
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { JsonValue } from '#contract/json.ts';
import type { Batch, BatchResult } from '#run/batch/batch.ts';
import { maskRows } from '#run/batch/secret-columns.ts';
import type { Run } from '#run/model/run.ts';
import { sendCells } from '../../../runs/cells/send-cells.ts';
import type { Ask } from '../../../runs/history/workspace-ask.ts';
import { toCell, toSuite } from './kept-batches.ts';
import { saveBatch } from './save-batch.ts';

interface EarlierSchema extends DBSchema {
  /** Key: server and flow. */
  batches: { key: string; value: Batch };
  /** Key: batch, row. */
  rows: { key: [string, number]; value: readonly JsonValue[] };
  results: { key: [string, number]; value: BatchResult };
  runs: { key: [string, number]; value: Run };
}
type Earlier = IDBPDatabase<EarlierSchema>;

const NAME = 'tweakbench-batches';
/** Results with their runs that are in memory at once. */
const STEP = 50;
/** Resolves with how many were moved. Rejects with a sentence if the server cannot be asked; can be begun again. */
export async function moveBrowserBatches(ask: Ask): Promise<number> {
  const database = await openEarlier();
  if (database === null) return 0;
  let moved = 0;
  try {
    for (const key of await database.getAllKeys('batches')) {
      await moveBatch(ask, database, key);
      moved += 1;
    }
  } finally {
    database.close();
  }
  await deleteDB(NAME);
  return moved;
}

/** Null if there is none, or if it cannot be opened. */
async function openEarlier(): Promise<Earlier | null> {
  try {
    const all = await indexedDB.databases();
    if (!all.some(({ name }) => name === NAME)) return null;
    return await openDB<EarlierSchema>(NAME);
  } catch {
    return null;
  }
}

/** Can be interrupted and begun again. */
async function moveBatch(ask: Ask, database: Earlier, key: string): Promise<void> {
  const batch = await database.get('batches', key);
  if (!batch) return;
  const range = IDBKeyRange.bound([batch.id, 0], [batch.id, Number.POSITIVE_INFINITY]);
  const rows = await database.getAll('rows', range);
  const kept = { ...batch, count: rows.length, tally: batch.tally ?? null };
  const isKept = await saveBatch(ask, toSuite(key, kept, []), kept, maskRows(batch, rows, null));
  const hasRuns = database.objectStoreNames.contains('runs');
  for (let row = 0; isKept; ) {
    const part = IDBKeyRange.bound([batch.id, row], [batch.id, Number.POSITIVE_INFINITY]);
    const results = await database.getAll('results', part, STEP);
    if (results.length === 0) break;
    const cells = await Promise.all(
      results.map(async (result) => {
        const run = hasRuns ? ((await database.get('runs', [batch.id, result.row])) ?? null) : null;
        return { result: batch.id, term: 0, ...toCell(result), run };
      }),
    );
    for (let at = 0; at < cells.length; ) {
      const outcome = await sendCells(ask, cells.slice(at), null);
      if (outcome.kind === 'waits') throw new Error(outcome.why);
      at += outcome.count;
    }
    row = (results.at(-1)?.row ?? row) + 1;
  }
  await database.delete('batches', key);
}
