/** The rows of the tables of demos; as in `workspace-tables.ts`. */
import { z } from 'zod';

const text = z.string();
const whole = z.int();
const number = whole.min(1, 'is not above 0');

export interface DemoTables {
  demos: DemoRow;
  demo_questions: z.infer<typeof demoQuestionRowSchema>;
  demo_answers: DemoAnswerRow;
  demo_pairs: DemoPairRow;
  /** Wrong passwords. `source` is a keyed hash of an address, or empty for all together. */
  demo_tries: { demo: number; source: string; tries: number; last_at: number };
}

export const demoRowSchema = z.strictObject({
  number,
  /** Name of the demo; that of a trial begins with `~`. */
  name: text.regex(/^~?[A-Za-z0-9_-]{1,64}$/, 'is not the name of a demo'),
  is_trial: whole,
  /** JSON. */
  settings: text,
  /** Address of the Langflow that it asks; null for the embedded engine. The key is in no table. */
  address: text.nullable(),
  person: text.nullable(),
  password_hash: text.nullable(),
  is_on: whole,
  open_until: whole.nullable(),
  version: whole,
  visits: whole,
  questions: whole,
  /** Bytes of its answers. */
  answer_bytes: whole,
  published_at: whole,
  /** Id of the vote that its visitors take part in; null before the first. */
  vote_id: text.nullable(),
});
export type DemoRow = z.infer<typeof demoRowSchema>;

/** Questions of the last hour, for the limits. */
export const demoQuestionRowSchema = z.strictObject({
  number,
  demo: whole,
  /** The random id in a visitor's cookie. */
  visitor: text,
  asked_at: whole,
  /** When its server last said that the answer is under way; null when it has ended. */
  beat_at: whole.nullable(),
});

/** What is stored of the questions. Nothing in it tells who asked. */
export const demoAnswerRowSchema = z.strictObject({
  /** Number of the question. */
  number,
  demo: whole,
  asked_at: whole,
  question: text,
  is_own: whole,
  /** JSON. */
  knobs: text,
  status: text,
  answer: text,
  is_cut: whole,
  first_ms: z.number().nullable(),
  total_ms: z.number(),
  problem: text.nullable(),
  bytes: whole,
});
export type DemoAnswerRow = z.infer<typeof demoAnswerRowSchema>;

/** Two answers to a visitor, until they are voted on. */
interface DemoPairRow {
  id: string;
  demo: number;
  /** Version of the demo when it was asked. */
  version: number;
  /** The visitor, as in a question. */
  visitor: string;
  /** The variant on the left: 0 or 1. */
  left_variant: number;
  /** A pair of a vote, as JSON. */
  pair: string;
  made_at: number;
  voted_at: number | null;
}
