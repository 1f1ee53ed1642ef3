import { sql } from 'kysely';
import type { Queries } from './open-workspace-database.ts';

/** Reserves the next number of this name, also across servers. The first is 1. */
export async function nextNumber(
  queries: Queries,
  name: 'runs' | 'suites' | 'results' | 'votes' | 'demos' | 'demo-questions',
): Promise<number> {
  const { value } = await queries
    .insertInto('counters')
    .values({ name, value: 1 })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: sql<number>`counters.value + 1` }))
    .returning('value')
    .executeTakeFirstOrThrow();
  return value;
}
