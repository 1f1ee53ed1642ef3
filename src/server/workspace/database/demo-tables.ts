/** The tables of demos; as in `workspace-tables.ts`. */

export interface DemoTables {
  demos: DemoRow;
  /** Questions of the last hour, for the limits. */
  demo_questions: DemoQuestionRow;
  /** What is kept of the questions. Nothing in it tells who asked. */
  demo_answers: DemoAnswerRow;
  /** Two answers to a visitor, until they are voted on. */
  demo_pairs: DemoPairRow;
  /** Wrong passwords. `source` is a keyed hash of an address, or empty for all together. */
  demo_tries: { demo: number; source: string; tries: number; last_at: number };
}

export interface DemoRow {
  number: number;
  /** That of a trial begins with `~`. */
  name: string;
  is_trial: number;
  /** JSON. */
  settings: string;
  /** Of the Langflow that it asks; null for the embedded engine. Its key is in no table. */
  address: string | null;
  person: string | null;
  password_hash: string | null;
  is_on: number;
  open_until: number | null;
  version: number;
  visits: number;
  questions: number;
  /** Of its answers. */
  answer_bytes: number;
  published_at: number;
  /** Of the vote that its visitors take part in; null before the first. */
  vote_id: string | null;
}

export interface DemoPairRow {
  id: string;
  demo: number;
  /** Of the demo when it was asked. */
  version: number;
  /** As in a question. */
  visitor: string;
  /** The variant on the left: 0 or 1. */
  left_variant: number;
  /** A pair of a vote, as JSON. */
  pair: string;
  made_at: number;
  voted_at: number | null;
}

export interface DemoQuestionRow {
  number: number;
  demo: number;
  /** The random id in a visitor's cookie. */
  visitor: string;
  asked_at: number;
  /** When its server last said that the answer is under way; null when it has ended. */
  beat_at: number | null;
}

export interface DemoAnswerRow {
  /** That of the question. */
  number: number;
  demo: number;
  asked_at: number;
  question: string;
  is_own: number;
  /** JSON. */
  knobs: string;
  status: string;
  answer: string;
  is_cut: number;
  first_ms: number | null;
  total_ms: number;
  problem: string | null;
  bytes: number;
}
