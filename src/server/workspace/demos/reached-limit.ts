/** Which limit of a demo one more question would exceed. */

import type { DemoSettings } from '#contract/demos/demo-settings.ts';
import { countFound } from '../database/count-found.ts';
import type { Queries } from '../database/open-workspace-database.ts';

export interface ReachedLimit {
  limit: 'per-hour' | 'per-visitor' | 'at-once';
  atMost: number;
  /** When the next question is taken, epoch ms; a guess for those at once. */
  until: number;
}

export interface LimitedQuestion {
  demo: number;
  visitor: string;
  limits: DemoSettings['limits'];
  /** Epoch ms. */
  now: number;
  hourMs: number;
  /** ms without a sign of its server after which an answer no longer counts as under way. */
  silentMs: number;
}

/** ms after which one of the answers under way may have ended. */
const SOON_MS = 5_000;

/** Null if none. The caller lets nobody else count for this demo meanwhile. */
export async function reachedLimit(queries: Queries, question: LimitedQuestion): Promise<ReachedLimit | null> {
  const { limits, now, silentMs } = question;
  const until = await freeAgain(queries, question, limits.perHour, null);
  if (until !== null) return { limit: 'per-hour', atMost: limits.perHour, until };
  if (limits.perVisitor !== null) {
    const own = await freeAgain(queries, question, limits.perVisitor, question.visitor);
    if (own !== null) return { limit: 'per-visitor', atMost: limits.perVisitor, until: own };
  }
  const questions = queries.selectFrom('demo_questions').where('demo', '=', question.demo);
  const count = await countFound(questions.where('beat_at', '>', now - silentMs));
  return count >= limits.atOnce ? { limit: 'at-once', atMost: limits.atOnce, until: now + SOON_MS } : null;
}

/** When there are fewer than `most` questions in the hour before; null if there are now. */
async function freeAgain(
  queries: Queries,
  { demo, now, hourMs }: LimitedQuestion,
  most: number,
  visitor: string | null,
): Promise<number | null> {
  let query = queries
    .selectFrom('demo_questions')
    .select('asked_at')
    .where('demo', '=', demo)
    .where('asked_at', '>', now - hourMs);
  if (visitor !== null) query = query.where('visitor', '=', visitor);
  const [last] = await query
    .orderBy('asked_at', 'desc')
    .offset(most - 1)
    .limit(1)
    .execute();
  return last ? last.asked_at + hourMs : null;
}
