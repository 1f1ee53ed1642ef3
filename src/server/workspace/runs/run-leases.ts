/** The pages in which runs are running. Only the page that has a run may end it; one that says nothing for long loses it to the next that asks. */
import { isJsonObject, tryParseJson } from '#contract/json.ts';
import { LEASE_MS } from '#contract/workspace/run-entry.ts';
import type { Queries } from '../database/open-workspace-database.ts';
import type { RunRow } from '../database/workspace-tables.ts';

/** True if the page has the run now. `now` in epoch ms. */
export async function takeRun(queries: Queries, run: string, holder: string, now: number): Promise<boolean> {
  const lease = { run_id: run, holder, beat_at: now };
  const taken = await queries
    .insertInto('run_leases')
    .values(lease)
    .onConflict((conflict) =>
      conflict
        .column('run_id')
        .doUpdateSet({ holder, beat_at: now })
        .where(({ eb, or }) =>
          or([
            eb('run_leases.holder', '=', holder),
            eb('run_leases.beat_at', '<=', now - LEASE_MS),
            eb('run_leases.beat_at', '>=', now + LEASE_MS),
          ]),
        ),
    )
    .returning('run_id')
    .execute();
  return taken.length > 0;
}

/**
 * True if the run may be saved for this page. A run that has not ended: by the page that has it, or takes it now; one that has
 * ended: by the page that ended it. `row` is null for a run that is not stored yet. A save that names no page, such as an import,
 * is not one of a run in progress.
 */
export async function maySave(
  queries: Queries,
  row: Pick<RunRow, 'id' | 'summary'> | null,
  { run, holder }: { run: string; holder: string | undefined },
  now: number,
): Promise<boolean> {
  if (holder === undefined) return row === null || !(await heldRuns(queries, [row], now)).has(run);
  if (row === null || isRunning(row)) return takeRun(queries, run, holder, now);
  const ended = queries.selectFrom('run_leases').select('run_id').where('run_id', '=', run);
  return (await ended.where('holder', '=', holder).executeTakeFirst()) !== undefined;
}

/** Nobody has the run any more. Who ended it may still save it again. */
export async function endLease(queries: Queries, run: string, now: number): Promise<void> {
  await queries
    .updateTable('run_leases')
    .set({ beat_at: now - LEASE_MS })
    .where('run_id', '=', run)
    .execute();
}

export async function releaseRun(queries: Queries, run: string, holder: string): Promise<void> {
  await queries.deleteFrom('run_leases').where('run_id', '=', run).where('holder', '=', holder).execute();
}

/** The ids of those runs that a page has. Only those that have not ended are looked up. */
export async function heldRuns(
  queries: Queries,
  rows: readonly Pick<RunRow, 'id' | 'summary'>[],
  now: number,
): Promise<ReadonlySet<string>> {
  const running = rows.filter(isRunning).map(({ id }) => id);
  if (running.length === 0) return new Set();
  const leases = await liveLeases(queries, now).where('run_id', 'in', running).execute();
  return new Set(leases.map(({ run_id }) => run_id));
}

/** The ids of runs that a page has. The clock may have been set back. */
export function liveLeases(queries: Queries, now: number) {
  return queries
    .selectFrom('run_leases')
    .select('run_id')
    .where('beat_at', '>', now - LEASE_MS)
    .where('beat_at', '<', now + LEASE_MS);
}

/** True until the end of the run is stored. */
export function isRunning({ summary }: Pick<RunRow, 'summary'>): boolean {
  const entry = tryParseJson(summary);
  return isJsonObject(entry) && entry.status === 'running';
}
