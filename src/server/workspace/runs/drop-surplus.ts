/** Keeps the runs within their limits. */
import type { Keeper } from '../../masking/create-keeper.ts';
import type { Queries } from '../database/open-workspace-database.ts';
import type { RunRow } from '../database/workspace-tables.ts';
import { dropValues } from './drop-values.ts';
import type { liveLeases } from './run-leases.ts';

export interface RunLimits {
  /** Most runs that are not pinned, and most bytes that they take. */
  runs: number;
  bytes: number;
}

/** ms that a deleted run can be restored at least, and how often the others are looked for. */
const RESTORABLE_MS = 24 * 60 * 60 * 1000;
const ERASE_MS = 60 * 60 * 1000;
/** The part of the room up to the limits that is filled before the runs are counted again: other servers fill it too. */
const UNCOUNTED = 1 / 4;
/** Rows that are looked at together. */
const STEP = 100;

export interface Totals {
  count: number;
  pinned: number;
  /** Bytes of the runs that are not pinned. */
  bytes: number;
}

/** Totals of the runs that are not deleted, without those with an id in `hidden`. */
export async function countRuns(queries: Queries, hidden?: ReturnType<typeof liveLeases>): Promise<Totals> {
  let query = queries
    .selectFrom('runs')
    .select(({ fn }) => ['is_pinned', fn.countAll().as('count'), fn.sum('bytes').as('bytes')])
    .where('deleted_at', 'is', null);
  if (hidden) query = query.where('id', 'not in', hidden);
  const rows = await query.groupBy('is_pinned').execute();
  const totals = { count: 0, pinned: 0, bytes: 0 };
  for (const { is_pinned: isPinned, count, bytes } of rows) {
    totals.count += Number(count);
    if (isPinned === 1) totals.pinned += Number(count);
    else totals.bytes += Number(bytes);
  }
  return totals;
}

export interface Housekeeping {
  /**
   * Drops the values of the oldest unpinned runs as far as the run that is saved needs their room, so that no run is deleted for
   * values. `known`: the run as it was saved before.
   */
  makeRoom(queries: Queries, saved: RunRow, known: RunRow | null): Promise<void>;
  /** Deletes the oldest unpinned runs beyond the limits, except the one that was just saved. Returns how many. */
  dropSurplus(queries: Queries, saved: { number: number; bytes: number }): Promise<number>;
  /** Removes for good what was deleted more than a day ago. `now` in epoch ms. */
  eraseDeleted(queries: Queries, now: number): Promise<void>;
}

/** Counts, which reads a part of every run, only when the limits may have been reached. */
export function createHousekeeping(limits: RunLimits, keep: Keeper): Housekeeping {
  let uncounted = { runs: 0, bytes: 0 };
  let erasedAt = Number.NEGATIVE_INFINITY;
  return {
    makeRoom: async (queries, saved, known) => {
      if ((known ?? saved).is_pinned === 1 || uncounted.bytes >= saved.bytes) return;
      const { bytes } = await countRuns(queries);
      const surplus = bytes - (known?.bytes ?? 0) + saved.bytes - limits.bytes;
      if (surplus > 0) await dropValues(queries, { surplus, keep, spared: saved.id });
    },
    dropSurplus: async (queries, { number, bytes }) => {
      uncounted = { runs: uncounted.runs - 1, bytes: uncounted.bytes - bytes };
      if (uncounted.runs >= 0 && uncounted.bytes >= 0) return 0;
      const totals = await countRuns(queries);
      const surplus = { runs: totals.count - totals.pinned - limits.runs, bytes: totals.bytes - limits.bytes };
      uncounted = { runs: -surplus.runs * UNCOUNTED, bytes: -surplus.bytes * UNCOUNTED };
      return dropOldest(queries, surplus, number);
    },
    eraseDeleted: async (queries, now) => {
      // The clock may have jumped in either direction.
      if (Math.abs(now - erasedAt) < ERASE_MS) return;
      for (;;) {
        const rows = await queries
          .selectFrom('runs')
          .select('number')
          .where('deleted_at', '<', now - RESTORABLE_MS)
          .limit(STEP)
          .execute();
        if (rows.length === 0) break;
        await eraseRuns(
          queries,
          rows.map(({ number }) => number),
        );
      }
      await queries
        .deleteFrom('run_leases')
        .where('beat_at', '<', now - RESTORABLE_MS)
        .execute();
      erasedAt = now;
    },
  };
}

async function dropOldest(queries: Queries, beyond: { runs: number; bytes: number }, spared: number): Promise<number> {
  let surplus = beyond;
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

/** Erases runs with their bodies and texts. */
export async function eraseRuns(queries: Queries, numbers: readonly number[]): Promise<void> {
  for (const table of ['run_texts', 'run_bodies', 'runs'] as const)
    await queries.deleteFrom(table).where('number', 'in', numbers).execute();
}
