/** Keeps the runs within their limits. */
import type { Queries } from '../database/open-workspace-database.ts';

export interface RunLimits {
  /** Of the runs that are not pinned: how many, and how many bytes they take. */
  runs: number;
  bytes: number;
}

/** ms that a deleted run can be restored. */
const RESTORABLE_MS = 24 * 60 * 60 * 1000;
/** Rows that are looked at together. */
const STEP = 100;

export interface Totals {
  count: number;
  pinned: number;
  /** Of the runs that are not pinned. */
  bytes: number;
}

/** Without the deleted ones. */
export async function countRuns(queries: Queries): Promise<Totals> {
  const rows = await queries
    .selectFrom('runs')
    .select(({ fn }) => ['is_pinned', fn.countAll().as('count'), fn.sum('bytes').as('bytes')])
    .where('deleted_at', 'is', null)
    .groupBy('is_pinned')
    .execute();
  const totals = { count: 0, pinned: 0, bytes: 0 };
  for (const { is_pinned: isPinned, count, bytes } of rows) {
    totals.count += Number(count);
    if (isPinned === 1) totals.pinned += Number(count);
    else totals.bytes += Number(bytes);
  }
  return totals;
}

/** Deletes the oldest unpinned runs beyond the limits, except `spared`. Returns how many. */
export async function dropSurplus(queries: Queries, limits: RunLimits, spared: number): Promise<number> {
  const { count, pinned, bytes } = await countRuns(queries);
  let surplus = { runs: count - pinned - limits.runs, bytes: bytes - limits.bytes };
  let dropped = 0;
  while (surplus.runs > 0 || surplus.bytes > 0) {
    const oldest = await queries
      .selectFrom('runs')
      .select(['number', 'bytes'])
      .where('is_pinned', '=', 0)
      .where('deleted_at', 'is', null)
      .where('number', '!=', spared)
      .orderBy('number')
      .limit(STEP)
      .execute();
    if (oldest.length === 0) break;
    const numbers: number[] = [];
    for (const row of oldest) {
      if (surplus.runs <= 0 && surplus.bytes <= 0) break;
      numbers.push(row.number);
      surplus = { runs: surplus.runs - 1, bytes: surplus.bytes - row.bytes };
    }
    await eraseRuns(queries, numbers);
    dropped += numbers.length;
  }
  return dropped;
}

/** Removes for good what was deleted more than a day ago. `now` in epoch ms. */
export async function eraseDeleted(queries: Queries, now: number): Promise<void> {
  const rows = await queries
    .selectFrom('runs')
    .select('number')
    .where('deleted_at', '<', now - RESTORABLE_MS)
    .limit(STEP)
    .execute();
  if (rows.length > 0)
    await eraseRuns(
      queries,
      rows.map(({ number }) => number),
    );
}

async function eraseRuns(queries: Queries, numbers: readonly number[]): Promise<void> {
  for (const table of ['run_texts', 'run_bodies', 'runs'] as const)
    await queries.deleteFrom(table).where('number', 'in', numbers).execute();
}
