/** Lists and searches runs. */
import { sql } from 'kysely';
import { yieldToEventLoop } from '../../http/yield-to-event-loop.ts';
import type { Queries, WorkspaceDatabase } from '../database/open-workspace-database.ts';
import type { RunRow } from '../database/workspace-tables.ts';
import { liveLeases } from './run-leases.ts';

/** Runs whose texts are searched in one query: SQLite blocks other requests meanwhile. */
const WINDOW = 1_000;

export interface StoredRunFilter {
  flow?: string | undefined;
  /** Null: runs of the unnamed person. */
  person?: string | null | undefined;
  /** `started_at` from and up to, in epoch ms. */
  from?: number | undefined;
  to?: number | undefined;
  isPinned?: boolean | undefined;
  /** Words from `searchedWords`. */
  words: readonly string[];
}

export interface ListedRows {
  rows: RunRow[];
  /** False when the list ends here. */
  hasMore: boolean;
}

/** The newest `limit` runs with a number below `before`, without those that a page has `now` (epoch ms). */
export async function listRuns(
  database: WorkspaceDatabase,
  filter: StoredRunFilter,
  { before, limit, now }: { before: number; limit: number; now: number },
): Promise<ListedRows> {
  if (filter.words.length === 0)
    return cut(
      await filtered(database.queries, filter, before, now)
        .limit(limit + 1)
        .execute(),
      limit,
    );
  const found: RunRow[] = [];
  for (let upper = before; found.length <= limit; ) {
    const lower = await windowStart(database.queries, upper);
    if (lower === null) break;
    found.push(...(await searchWindow(database, filter, { lower, upper, limit: limit + 1 - found.length, now })));
    upper = lower;
    await yieldToEventLoop();
  }
  return cut(found, limit);
}

function cut(rows: RunRow[], limit: number): ListedRows {
  return { rows: rows.slice(0, limit), hasMore: rows.length > limit };
}

function filtered(
  queries: Queries,
  { flow, person, from, to, isPinned }: StoredRunFilter,
  before: number,
  now: number,
) {
  let query = queries
    .selectFrom('runs')
    .selectAll('runs')
    .where('runs.number', '<', before)
    .where('deleted_at', 'is', null)
    .where('runs.id', 'not in', liveLeases(queries, now));
  if (flow !== undefined) query = query.where('flow_id', '=', flow);
  if (person !== undefined)
    query = person === null ? query.where('person', 'is', null) : query.where('person', '=', person);
  if (from !== undefined) query = query.where('started_at', '>=', from);
  if (to !== undefined) query = query.where('started_at', '<=', to);
  if (isPinned !== undefined) query = query.where('is_pinned', '=', isPinned ? 1 : 0);
  return query.orderBy('runs.number', 'desc');
}

/** The lowest number of the next runs below `upper`; null when there are none. */
async function windowStart(queries: Queries, upper: number): Promise<number | null> {
  const window = queries
    .selectFrom('runs')
    .select('number')
    .where('number', '<', upper)
    .orderBy('number', 'desc')
    .limit(WINDOW);
  const found = await queries
    .selectFrom(window.as('window'))
    .select(({ fn }) => fn.min<number | null>('number').as('lowest'))
    .executeTakeFirst();
  return found?.lowest ?? null;
}

function searchWindow(
  { kind, queries }: WorkspaceDatabase,
  filter: StoredRunFilter,
  { lower, upper, limit, now }: { lower: number; upper: number; limit: number; now: number },
): Promise<RunRow[]> {
  // Both find the text as it is: no character has a meaning, as it would in a pattern.
  const find = sql.raw(kind === 'postgres' ? 'strpos' : 'instr');
  let query = filtered(queries, filter, upper, now)
    .innerJoin('run_texts', 'run_texts.number', 'runs.number')
    .where('runs.number', '>=', lower);
  for (const word of filter.words) {
    query = query.where(sql<boolean>`(${find}(run_texts.text, ${word}) > 0 or ${find}(run_texts.label, ${word}) > 0)`);
  }
  return query.limit(limit).execute();
}
