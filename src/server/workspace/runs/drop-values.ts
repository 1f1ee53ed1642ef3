/** Drops what components received and gave in the oldest runs, which keep the rest. */
import type { Keeper } from '../../masking/create-keeper.ts';
import { type Queries, toBytes } from '../database/open-workspace-database.ts';
import { damageOf } from '../database/row-reader.ts';
import type { RunRow } from '../database/workspace-tables.ts';
import { packBody, unpackBody } from './stored-run-rows.ts';

/** Until `surplus` bytes are free, or no unpinned run has values but the `spared` one. */
export async function dropValues(
  queries: Queries,
  { surplus, keep, spared }: { surplus: number; keep: Keeper; spared: string },
): Promise<void> {
  for (let left = surplus; left > 0; ) {
    const oldest = await queries
      .selectFrom('runs')
      .select(['number', 'bytes', 'digest'])
      .where('is_pinned', '=', 0)
      .where('deleted_at', 'is', null)
      .where('has_values', '=', 1)
      .where('id', '!=', spared)
      .orderBy('number')
      .executeTakeFirst();
    if (!oldest) return;
    left -= await dropFrom(queries, oldest, keep);
  }
}

/** Returns the bytes that are free afterwards: none if the run was saved again meanwhile, or is damaged. */
async function dropFrom(
  queries: Queries,
  { number, bytes: before, digest }: Pick<RunRow, 'number' | 'bytes' | 'digest'>,
  keep: Keeper,
): Promise<number> {
  const found = await queries.selectFrom('run_bodies').select('body').where('number', '=', number).executeTakeFirst();
  const json = found && (await textOf(toBytes(found.body)));
  const kept = json ? await keep('withoutValues', json) : null;
  const body = kept && (await packBody(kept));
  const bytes = body ? body.byteLength : before;
  return queries.transaction().execute(async (transaction) => {
    const changed = await transaction
      .updateTable('runs')
      .set({ bytes, has_values: 0 })
      .where('number', '=', number)
      .where('digest', '=', digest)
      .where('has_values', '=', 1)
      .returning('number')
      .executeTakeFirst();
    if (!changed || !body) return 0;
    await transaction.updateTable('run_bodies').set({ body }).where('number', '=', number).execute();
    return before - bytes;
  });
}

/** Null for a body that cannot be unpacked. */
async function textOf(body: Uint8Array): Promise<string | null> {
  try {
    return await unpackBody(body);
  } catch (error) {
    if (damageOf(error) === null) throw error;
    return null;
  }
}
