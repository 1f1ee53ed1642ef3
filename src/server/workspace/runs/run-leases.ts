/** The pages in which runs are running. Only the page that has a run may end it; a page that says nothing for long loses it. */
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
          or([eb('run_leases.holder', '=', holder), eb('run_leases.beat_at', '<=', now - LEASE_MS)]),
        ),
    )
    .returning('run_id')
    .execute();
  return taken.length > 0;
}

/** Without a holder, whoever has it. */
export async function releaseRun(queries: Queries, run: string, holder: string | null): Promise<void> {
  let query = queries.deleteFrom('run_leases').where('run_id', '=', run);
  if (holder !== null) query = query.where('holder', '=', holder);
  await query.execute();
}

/** The ids of those runs that a page has. Only those that have not ended are looked up. */
export async function heldRuns(
  queries: Queries,
  rows: readonly Pick<RunRow, 'id' | 'summary'>[],
  now: number,
): Promise<ReadonlySet<string>> {
  const running = rows.filter(isRunning).map(({ id }) => id);
  if (running.length === 0) return new Set();
  const leases = await queries
    .selectFrom('run_leases')
    .select('run_id')
    .where('run_id', 'in', running)
    .where('beat_at', '>', now - LEASE_MS)
    .execute();
  return new Set(leases.map(({ run_id }) => run_id));
}

/** True until the end of the run is kept. */
export function isRunning({ summary }: Pick<RunRow, 'summary'>): boolean {
  const entry = tryParseJson(summary);
  return isJsonObject(entry) && entry.status === 'running';
}
