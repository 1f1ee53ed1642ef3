/**
 * Questions of visitors: counted for the limits, under way, and kept with their answers. Counts are in the database, so they
 * hold over restarts and over several servers. Every function rejects with a PortError when it cannot be used.
 */
import { sql } from 'kysely';
import type { DemoAnswer } from '#contract/demos/demo-entry.ts';
import type { DemoSettings } from '#contract/demos/demo-settings.ts';
import { SEARCHED_LENGTH } from '#flow/secrets/mask-secrets.ts';
import { maskTexts } from '#flow/secrets/mask-texts.ts';
import { withoutNul } from '../../masking/stored-texts.ts';
import { countFound } from '../database/count-found.ts';
import { nextNumber } from '../database/next-number.ts';
import type { Queries } from '../database/open-workspace-database.ts';
import { reported } from '../database/reported.ts';
import { createRowReader } from '../database/row-reader.ts';
import { toDemoAnswer } from './demo-rows.ts';
import type { DemoStoreContext } from './demo-store.ts';
import { type AnswerLimits, dropOldAnswers } from './drop-old-answers.ts';
import { MAX_ANSWER_LENGTH } from './pair-store.ts';

const HOUR_MS = 60 * 60 * 1000;
/** ms without a sign of its server after which an answer no longer counts as under way. */
export const SILENT_MS = 15_000;
/** ms after which one of the answers under way may have ended. */
const SOON_MS = 5_000;

export interface BeginQuestion {
  demo: number;
  /** The version that the visitor has seen. */
  version: number;
  visitor: string;
  limits: DemoSettings['limits'];
}

/** Which limit of a demo one more question would exceed. */
interface ReachedLimit {
  limit: 'per-hour' | 'per-visitor' | 'at-once';
  atMost: number;
  /** When the next question is taken, epoch ms; a guess for those at once. */
  until: number;
}

/** `changed`: it is not that version any more, or it is off. */
export type BeginOutcome =
  | { kind: 'begun'; number: number }
  | { kind: 'changed' }
  | { kind: 'limit'; reached: ReachedLimit };

/** What is stored at the end. */
export type EndedQuestion = Omit<DemoAnswer, 'number' | 'isCut'>;

export interface QuestionStore {
  /** Counts the question, unless a limit is reached. Of questions at the same moment, no more than the limits allow are begun. */
  begin(question: BeginQuestion): Promise<BeginOutcome>;
  /** Says that these are still under way. */
  beat(numbers: readonly number[]): Promise<void>;
  /** `kept` is null for a trial. */
  end(demo: number, number: number, ended: EndedQuestion | null): Promise<void>;
  /** Answers of a demo before a number, the newest first; null when there is no such demo. */
  answers(name: string, before: number, limit: number): Promise<{ answers: DemoAnswer[]; hasMore: boolean } | null>;
}

export interface QuestionStoreContext extends DemoStoreContext {
  /** Most answers of one demo. */
  keepAtMost?: AnswerLimits;
  /** Secrets of this server, which nothing may keep. */
  secrets: readonly string[];
}

class Refused extends Error {
  readonly reached: ReachedLimit;

  constructor(reached: ReachedLimit) {
    super(reached.limit);
    this.reached = reached;
  }
}

export function createQuestionStore({
  queries,
  secrets,
  now,
  readRows = createRowReader(),
  keepAtMost = { answers: 10_000, bytes: 32 * 1024 * 1024 },
}: QuestionStoreContext): QuestionStore {
  const searched = secrets.filter((secret) => secret.length >= SEARCHED_LENGTH);

  async function count(queries: Queries, { demo, version, visitor, limits }: BeginQuestion): Promise<number | null> {
    // First, because this lock makes others wait that count for this demo, on this server or another.
    const row = await queries
      .updateTable('demos')
      .set({ questions: sql<number>`questions + 1` })
      .where('number', '=', demo)
      .where('version', '=', version)
      .where('is_on', '=', 1)
      .returning('number')
      .executeTakeFirst();
    if (!row) return null;
    const at = now();
    // Those of the future were counted before the clock was set back.
    await queries
      .deleteFrom('demo_questions')
      .where('demo', '=', demo)
      .where(({ or, eb }) => or([eb('asked_at', '<=', at - HOUR_MS), eb('asked_at', '>', at + HOUR_MS)]))
      .execute();
    const reached = await reachedLimit(queries, { demo, visitor, limits }, at);
    if (reached) throw new Refused(reached);
    const number = await nextNumber(queries, 'demo-questions');
    await queries.insertInto('demo_questions').values({ number, demo, visitor, asked_at: at, beat_at: at }).execute();
    return number;
  }

  async function keep(transaction: Queries, demo: number, number: number, ended: EndedQuestion): Promise<void> {
    const { answer, question, problem, knobs } = maskTexts(ended, searched);
    const text = withoutNul(answer).slice(0, MAX_ANSWER_LENGTH);
    const rest = {
      question: withoutNul(question),
      knobs: JSON.stringify(knobs),
      answer: text,
      problem: problem === null ? null : withoutNul(problem),
    };
    const bytes = Buffer.byteLength(JSON.stringify(rest));
    const row = await transaction
      .updateTable('demos')
      .set({ answer_bytes: sql<number>`answer_bytes + ${bytes}` })
      .where('number', '=', demo)
      .returning('answer_bytes')
      .executeTakeFirst();
    // It was deleted meanwhile.
    if (!row) return;
    await transaction
      .insertInto('demo_answers')
      .values({
        number,
        demo,
        asked_at: ended.askedAt,
        is_own: ended.isOwn ? 1 : 0,
        status: ended.status,
        ...rest,
        is_cut: answer.length > MAX_ANSWER_LENGTH ? 1 : 0,
        first_ms: ended.firstMs,
        total_ms: ended.totalMs,
        bytes,
      })
      .execute();
    await dropOldAnswers(transaction, { demo, bytes: row.answer_bytes, keep: keepAtMost });
  }

  return reported<QuestionStore>({
    async begin(question) {
      try {
        const number = await queries.transaction().execute((transaction) => count(transaction, question));
        return number === null ? { kind: 'changed' } : { kind: 'begun', number };
      } catch (error) {
        // This error rolls the transaction back, and with it the count.
        if (error instanceof Refused) return { kind: 'limit', reached: error.reached };
        throw error;
      }
    },
    async beat(numbers) {
      if (numbers.length === 0) return;
      await queries
        .updateTable('demo_questions')
        .set({ beat_at: now() })
        .where('number', 'in', numbers)
        .where('beat_at', 'is not', null)
        .execute();
    },
    async end(demo, number, ended) {
      await queries.transaction().execute(async (transaction) => {
        // The row of the demo first, as when a question begins: two that wait for each other would both fail.
        if (ended !== null) await keep(transaction, demo, number, ended);
        await transaction.updateTable('demo_questions').set({ beat_at: null }).where('number', '=', number).execute();
      });
    },
    async answers(name, before, limit) {
      const demo = await queries
        .selectFrom('demos')
        .select('number')
        .where('name', '=', withoutNul(name))
        .executeTakeFirst();
      if (!demo) return null;
      const rows = await queries
        .selectFrom('demo_answers')
        .selectAll()
        .where('demo', '=', demo.number)
        .where('number', '<', before)
        .orderBy('number', 'desc')
        .limit(limit + 1)
        .execute();
      return {
        answers: await readRows('demo_answers', rows.slice(0, limit), toDemoAnswer),
        hasMore: rows.length > limit,
      };
    },
  });
}

/** Null if none. The caller lets nobody else count for this demo meanwhile. */
async function reachedLimit(
  queries: Queries,
  { demo, visitor, limits }: Pick<BeginQuestion, 'demo' | 'visitor' | 'limits'>,
  now: number,
): Promise<ReachedLimit | null> {
  const { perHour, perVisitor, atOnce } = limits;
  const questions = queries.selectFrom('demo_questions').where('demo', '=', demo);
  const lastHour = questions.select('asked_at').where('asked_at', '>', now - HOUR_MS);
  /** When there are fewer than `most` in the hour before; null if there are now. */
  const freeAgain = async (of: typeof lastHour, most: number): Promise<number | null> => {
    const sorted = of.orderBy('asked_at', 'desc').offset(most - 1);
    const last = await sorted.limit(1).executeTakeFirst();
    return last ? last.asked_at + HOUR_MS : null;
  };
  const until = await freeAgain(lastHour, perHour);
  if (until !== null) return { limit: 'per-hour', atMost: perHour, until };
  if (perVisitor !== null) {
    const own = await freeAgain(lastHour.where('visitor', '=', visitor), perVisitor);
    if (own !== null) return { limit: 'per-visitor', atMost: perVisitor, until: own };
  }
  const count = await countFound(questions.where('beat_at', '>', now - SILENT_MS));
  return count >= atOnce ? { limit: 'at-once', atMost: atOnce, until: now + SOON_MS } : null;
}
