/** Batches as the server keeps them: a suite with rows, and a result with a cell for each row that has ended. */
import * as z from 'zod/mini';
import { isJsonObject, type JsonObject } from '#contract/json.ts';
import type { Cell, ResultEntry } from '#contract/workspace/result.ts';
import type { SaveSuite } from '#contract/workspace/suite-entry.ts';
import { type Batch, type BatchResult, MAX_ROWS_AT_ONCE } from '#run/batch/batch.ts';
import { rowStateOf } from '#run/batch/row-state.ts';
import { parseDraft } from '../../../draft/storage/parse-draft.ts';
import type { EndedCell } from '../../../runs/history/waiting.ts';

/** Suites of this kind are batches. */
export const KIND = 'batch';

const text = z.string();
const bodySchema = z.object({
  draft: z.unknown(),
  columns: z.array(text),
  targets: z.array(
    z.union([
      z.object({ kind: z.enum(['value', 'components', 'expected', 'nothing']) }),
      z.object({ kind: z.literal('tweak'), component: text, field: text }),
    ]),
  ),
  output: z.nullable(text),
  atOnce: z.int().check(z.gte(1), z.lte(MAX_ROWS_AT_ONCE)),
  hasNewSessions: z.optional(z.boolean()),
});
const headSchema = z.object({
  flowId: text,
  startedAt: z.optional(z.number()),
  print: z.optional(text),
  expectation: z.nullable(
    z.object({ kind: z.enum(['contains', 'equals', 'matches', 'json']), text: z.string(), path: z.string() }),
  ),
});
const outcomeSchema = z.object({
  status: z.enum(['done', 'failed']),
  isMet: z.nullable(z.boolean()),
  why: text,
  answer: text,
  span: z.optional(
    z.object({ offsetMs: z.number(), since: z.enum(['run', 'request']), clock: z.enum(['server', 'browser']) }),
  ),
  run: z.optional(z.enum(['kept', 'no room', 'deleted'])),
});

export function toSuite(key: string, batch: Batch, components: JsonObject[]): SaveSuite {
  const { draft, columns, targets, output, atOnce, hasNewSessions, flow, count: rows } = batch;
  const body: JsonObject = JSON.parse(
    JSON.stringify({ draft, columns, targets, output, atOnce, hasNewSessions, components }),
  );
  return { kind: KIND, flow: { id: flowOf(key), name: flow.name }, address: addressOf(key), name: '', body, rows };
}

export function headOf({ flow, startedAt, print, expectation }: Batch): JsonObject {
  return JSON.parse(JSON.stringify({ flowId: flow.id, startedAt, print, expectation }));
}

/** The key of a batch has the address of a server and the id of a flow; only the latter for the embedded engine. */
export function flowOf(key: string): string {
  return key.slice(key.lastIndexOf(' ') + 1);
}

export function addressOf(key: string): string | null {
  return key.includes(' ') ? key.slice(0, key.lastIndexOf(' ')) : null;
}

/** `body` is that of the suite. Null if this page cannot read it. */
export function toKeptBatch(entry: ResultEntry, body: JsonObject): Batch | null {
  const read = z.safeParse(bodySchema, body);
  const head = z.safeParse(headSchema, entry.head);
  const draft = read.success ? parseDraft(read.data.draft) : null;
  if (!read.success || !head.success || draft === null) return null;
  const { hasNewSessions, ...rest } = read.data;
  const { print, flowId, startedAt, expectation } = head.data;
  return {
    ...rest,
    id: entry.id,
    flow: { id: flowId, name: entry.suite.flow.name },
    count: entry.suite.rows,
    expectation,
    draft,
    ...(startedAt !== undefined && { startedAt }),
    ...(hasNewSessions !== undefined && { hasNewSessions }),
    ...(print !== undefined && { print }),
  };
}

/** What is kept of it besides the result that it belongs to and its run. */
export function toCell(result: BatchResult): Omit<EndedCell, 'result' | 'run'> {
  const { row, ms, ...rest } = result;
  return { case: row, variant: 0, repeat: 0, state: rowStateOf(result), ms, outcome: JSON.parse(JSON.stringify(rest)) };
}

/** Null for an open cell, and one that this page cannot read. */
export function toResult({
  case: row,
  ms,
  hasRun,
  outcome,
}: Pick<Cell, 'case' | 'ms' | 'hasRun' | 'outcome'>): BatchResult | null {
  const read = isJsonObject(outcome) ? z.safeParse(outcomeSchema, outcome) : null;
  if (!read?.success) return null;
  const { span, run, ...result } = read.data;
  const kept = run === 'kept' && !hasRun ? 'no room' : run;
  return { row, ms, ...result, ...(span && { span }), ...(kept && { run: kept }) };
}
