/** Writes runs, suites, results, demos and conversations into a database until it has the same as their source. Can be interrupted and begun again. */
import { sql } from 'kysely';
import { ConfigError } from '../../settings/config.ts';
import type { Queries, WorkspaceDatabase } from '../database/open-workspace-database.ts';
import { eraseRuns } from '../runs/drop-surplus.ts';
import { removeAfter, rowKey, TABLE_NAMES, type TableName, type TablePage, writePage } from './copied-tables.ts';
import type { RunWithBody } from './run-with-body.ts';
import { checkTarget, countTableRows, readWorkspaceFacts, type WorkspaceFacts } from './workspace-facts.ts';

/** Called after each part, with the runs that were looked at so far; when all were, for each part of the suites. */
export type Progress = (done: number, total: number) => void;

/** Throws a ConfigError when the target holds another workspace, and when the counts differ at the end. */
export async function fillWorkspace(
  target: WorkspaceDatabase,
  source: WorkspaceFacts,
  runs: AsyncIterable<RunWithBody[]>,
  pages: AsyncIterable<TablePage>,
  progress: Progress = () => undefined,
): Promise<void> {
  const { queries } = target;
  checkTarget(target, await readWorkspaceFacts(queries), source);
  // First, so that an interrupted copy is recognised.
  await writeFacts(queries, source);
  const seen = new Set<number>();
  for await (const part of runs) {
    for (const { row } of part) seen.add(row.number);
    await writeRuns(queries, part);
    progress(seen.size, source.runs);
  }
  await removeOthers(queries, seen);
  const last = new Map<TableName, ReturnType<typeof rowKey>>();
  const counts = new Map<TableName, number>();
  for await (const page of pages) {
    const { table, rows } = page;
    await writePage(queries, page, last.get(table) ?? null);
    last.set(table, rowKey(table, rows.at(-1) ?? {}));
    counts.set(table, (counts.get(table) ?? 0) + rows.length);
    progress(seen.size, source.runs);
  }
  for (const table of TABLE_NAMES) await removeAfter(queries, table, last.get(table) ?? null);
  for (const table of ['runs', 'run_bodies', 'run_texts'] as const) await compareCount(target, table, seen.size);
  for (const table of TABLE_NAMES) await compareCount(target, table, counts.get(table) ?? 0);
  if (target.kind === 'postgres') await goOnCounting(queries);
}

/** PostgreSQL would give a new message the number of one that was copied. */
async function goOnCounting(queries: Queries): Promise<void> {
  await sql`
    select setval(pg_get_serial_sequence('messages', 'number'), coalesce(max(number), 0) + 1, false) from messages`.execute(
    queries,
  );
}

async function writeFacts(queries: Queries, { settings, counters }: WorkspaceFacts): Promise<void> {
  await queries.transaction().execute(async (transaction) => {
    for (const table of ['settings', 'counters'] as const) await transaction.deleteFrom(table).execute();
    if (settings.length > 0) await transaction.insertInto('settings').values(settings).execute();
    await transaction.insertInto('counters').values(counters).execute();
  });
}

/** Writes runs, except those that the target has in this state already. */
async function writeRuns(queries: Queries, runs: readonly RunWithBody[]): Promise<void> {
  if (runs.length === 0) return;
  const numbers = runs.map(({ row }) => row.number);
  const there = await queries
    .selectFrom('runs')
    .select(['number', 'id', 'version', 'digest'])
    .where('number', 'in', numbers)
    .execute();
  const stateOf = (row: (typeof there)[number]) => `${row.number} ${row.id} ${row.version} ${row.digest}`;
  const same = new Set(there.map(stateOf));
  const missing = runs.filter(({ row }) => !same.has(stateOf(row)));
  if (missing.length === 0) return;
  await queries.transaction().execute(async (transaction) => {
    await eraseRuns(
      transaction,
      missing.map(({ row }) => row.number),
    );
    for (const { row, body, label, text } of missing) {
      const { number } = row;
      await transaction.insertInto('runs').values(row).execute();
      await transaction.insertInto('run_bodies').values({ number, body }).execute();
      await transaction.insertInto('run_texts').values({ number, label, text }).execute();
    }
  });
}

/** Runs that the source deleted after an earlier, interrupted copy. */
async function removeOthers(queries: Queries, seen: ReadonlySet<number>): Promise<void> {
  const rows = await queries.selectFrom('runs').select('number').execute();
  for (const { number } of rows) if (!seen.has(number)) await eraseRuns(queries, [number]);
}

async function compareCount(
  { name, queries }: WorkspaceDatabase,
  table: Parameters<typeof countTableRows>[1],
  expected: number,
): Promise<void> {
  const found = await countTableRows(queries, table);
  if (found !== expected)
    throw new ConfigError(`${name} has ${found} ${table} instead of ${expected}. Run the same command again`);
}
