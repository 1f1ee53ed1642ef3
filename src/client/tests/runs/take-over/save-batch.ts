import type { JsonValue } from '#contract/json.ts';
import { resultEntrySchema } from '#contract/workspace/result.ts';
import { type SaveSuite, suiteEntrySchema } from '#contract/workspace/suite-entry.ts';
import type { Batch } from '#run/batch/batch.ts';
import { type Ask, readAnswer } from '../../../runs/history/workspace-ask.ts';
import { saveRows } from '../../cells/save-rows.ts';
import { headOf } from './kept-batches.ts';

/** Saves the rows, then the batch, and begins its result: until then nobody sees it. Can be repeated; false if it was deleted meanwhile. */
export async function saveBatch(
  ask: Ask,
  suite: SaveSuite,
  batch: Batch,
  rows: readonly (readonly JsonValue[])[],
): Promise<boolean> {
  const { id, columns, tally = null } = batch;
  await saveRows(ask, id, columns, rows);
  const answer = await ask(`/suites/${id}`, { method: 'PUT', body: suite });
  if (answer.status === 410) return false;
  readAnswer(suiteEntrySchema, answer);
  const result = { suite: id, status: 'begun', head: headOf(batch), tally };
  readAnswer(resultEntrySchema, await ask(`/results/${id}`, { method: 'PUT', body: result }));
  return true;
}
