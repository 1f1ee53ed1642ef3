/** Batches of earlier releases: each becomes a suite with one result, whose cells open the runs of the batch. */
import type { JsonValue } from '#contract/json.ts';
import { cellListSchema, type ResultEntry, resultListSchema } from '#contract/workspace/result.ts';
import { readSuiteSchema, suiteRowsSchema } from '#contract/workspace/suite-entry.ts';
import type { Batch, BatchResult } from '#run/batch/batch.ts';
import { suiteOfBatch } from '#tests/source/suite-of-batch.ts';
import { CELL } from '../../../runs/history/result-info.ts';
import { type Ask, readAnswer } from '../../../runs/history/workspace-ask.ts';
import { workspacePages } from '../../../runs/history/workspace-pages.ts';
import { KIND as BATCH, toKeptBatch, toResult } from './kept-batches.ts';
import type { EarlierCell, EarlierSuite } from './save-earlier.ts';

const ROWS_AT_ONCE = 5_000;

/** All that are over, oldest first. */
export async function earlierBatches(ask: Ask): Promise<ResultEntry[]> {
  const found: ResultEntry[] = [];
  for await (const page of workspacePages(ask, resultListSchema, `/results?kind=${BATCH}&limit=200`))
    found.push(...page.results.filter(({ isRunning }) => !isRunning));
  return found.toReversed();
}

/** Null if this page cannot read it. */
export async function suiteOfEarlierBatch(ask: Ask, entry: ResultEntry): Promise<EarlierSuite | null> {
  const { suite } = entry;
  const batch = toKeptBatch(entry, readAnswer(readSuiteSchema, await ask(`/suites/${suite.id}`)).body);
  if (batch === null) return null;
  const rows: JsonValue[][] = [];
  for (let from = 0; from < suite.rows; from += ROWS_AT_ONCE) {
    const answer = await ask(`/suites/${suite.id}/rows?from=${from}&to=${from + ROWS_AT_ONCE}`);
    rows.push(...readAnswer(suiteRowsSchema, answer).rows);
  }
  const name = `Batch of ${suite.flow.name}`;
  const { text, file, variant } = suiteOfBatch(batch, name, rows);
  return {
    id: `batch-${entry.id}`,
    name,
    flow: suite.flow,
    address: suite.address,
    text,
    file,
    result: {
      id: `batch-${entry.id}`,
      startedAt: batch.startedAt ?? suite.savedAt,
      endedAt: entry.savedAt,
      server: '',
      release: '',
      print: batch.print ?? '',
      cells: rows.length,
      ended: () => endedRows(ask, entry.id, batch, variant),
    },
  };
}

async function* endedRows(
  ask: Ask,
  id: string,
  batch: Batch,
  variant: string,
): AsyncGenerator<EarlierCell, void, void> {
  for await (const page of workspacePages(ask, cellListSchema, `/results/${id}/cells?limit=500`)) {
    for (const cell of page.cells) {
      const result = toResult(cell);
      if (result !== null) yield earlierCell(id, batch, variant, result);
    }
  }
}

function earlierCell(id: string, { expectation }: Batch, variant: string, result: BatchResult): EarlierCell {
  const { row, status, isMet, why, answer, ms, run } = result;
  const state = status === 'failed' ? CELL.broken : isMet === false ? CELL.failed : CELL.passed;
  const words = expectation === null ? 'Answered' : 'As expected';
  return {
    case: row,
    variant,
    repeat: 0,
    state,
    why,
    answer,
    timeMs: status === 'failed' && ms === 0 ? null : ms,
    checks: isMet === null ? [] : [{ words, state: isMet ? 'passed' : 'missed', why: why === '' ? 'It is.' : why }],
    firstTextMs: null,
    tokens: null,
    startedAt: null,
    tweaks: [],
    from: run === 'kept' ? { result: id, case: row, variant: 0, repeat: 0 } : null,
  };
}
