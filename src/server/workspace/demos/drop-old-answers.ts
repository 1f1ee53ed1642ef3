import { sql } from 'kysely';
import { countFound } from '../database/count-found.ts';
import type { Queries } from '../database/open-workspace-database.ts';

/** How many answers of one demo, and bytes of them, are kept. */
export interface AnswerLimits {
  answers: number;
  bytes: number;
}

/** How many old answers are examined for each one that was added. */
const PORTION = 50;

/** Deletes the oldest answers beyond the limits. `bytes` is what all take now. */
export async function dropOldAnswers(
  queries: Queries,
  { demo, bytes, keep }: { demo: number; bytes: number; keep: AnswerLimits },
): Promise<void> {
  let surplus = (await countFound(queries.selectFrom('demo_answers').where('demo', '=', demo))) - keep.answers;
  let left = bytes;
  if (surplus <= 0 && left <= keep.bytes) return;
  const oldest = await queries
    .selectFrom('demo_answers')
    .select(['number', 'bytes'])
    .where('demo', '=', demo)
    .orderBy('number')
    .limit(PORTION)
    .execute();
  const dropped: number[] = [];
  for (const one of oldest) {
    if (surplus <= 0 && left <= keep.bytes) break;
    dropped.push(one.number);
    surplus -= 1;
    left -= one.bytes;
  }
  await queries.deleteFrom('demo_answers').where('number', 'in', dropped).execute();
  await queries
    .updateTable('demos')
    .set({ answer_bytes: sql<number>`answer_bytes - ${bytes - left}` })
    .where('number', '=', demo)
    .execute();
}
