/**
 * The rows of the tables, the same in SQLite and PostgreSQL. Times are epoch ms; yes and no are 1 and 0, because SQLite has no
 * boolean. They are schemas, because a file of a workspace has the same rows.
 */
import { z } from 'zod';
import { RESULT_STATUSES } from '#contract/workspace/result.ts';
import type { DemoTables } from './demo-tables.ts';
import type { MessageTables } from './message-table.ts';

const text = z.string();
const whole = z.int();
/** Of rows that lists show by their number and name by their id. */
const number = whole.min(1, 'is not above 0');
const id = text.regex(/^[A-Za-z0-9_-]{1,64}$/, 'is not an id');
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

export interface WorkspaceTables extends DemoTables, MessageTables {
  /** How many migrations it has had, and which first schema. */
  schema_version: { version: number; first_schema: string };
  /** Facts about this workspace: `id`, and the `secret` that signs cookies and relay addresses. */
  settings: { name: string; value: string };
  /** The number that was given last, by name. */
  counters: { name: string; value: number };
  runs: RunRow;
  /** The record of a run: its JSON, compressed with Brotli. */
  run_bodies: { number: number; body: Uint8Array };
  /** The texts that a search reads, in lower case: what people gave it, and inputs and answers. */
  run_texts: { number: number; label: string; text: string };
  /** The page in which a run is running, and when it said so last. It is not copied with the runs. */
  run_leases: { run_id: string; holder: string; beat_at: number };
  suites: SuiteRow;
  suite_rows: z.infer<typeof suiteRowsRowSchema>;
  results: SavedResult;
  cells: CellRow;
  cell_runs: z.infer<typeof cellRunRowSchema>;
  votes: VoteRow;
  vote_pairs: z.infer<typeof votePairRowSchema>;
  ballots: BallotRow;
  vote_readers: z.infer<typeof voteReaderRowSchema>;
}

export const runRowSchema = z.strictObject({
  id,
  number,
  person: text.nullable(),
  name: text.nullable(),
  note: text.nullable(),
  is_pinned: whole,
  flow_id: text,
  started_at: whole,
  saved_at: whole,
  /** Null unless the run was deleted; it can be restored until it is removed for good. */
  deleted_at: whole.nullable(),
  bytes: whole,
  version: whole,
  /** SHA-256 of the record, so that a repeated save changes nothing. */
  digest: text,
  /** The rest of the entry, as JSON. */
  summary: text,
  /** 1 if its record has what components received and gave. */
  has_values: whole,
});
export type RunRow = z.infer<typeof runRowSchema>;

export const suiteRowSchema = z.strictObject({
  number,
  id,
  kind: text,
  flow_id: text,
  flow_name: text,
  address: text.nullable(),
  name: text,
  person: text.nullable(),
  /** JSON. */
  body: text,
  rows: whole,
  /** Bytes of body and rows. */
  bytes: whole,
  version: whole,
  /** SHA-256 of what was saved first, so that a repeated save changes nothing. */
  digest: text,
  saved_at: whole,
  /** When it was deleted, as for runs; its results are deleted with it. */
  deleted_at: whole.nullable(),
});
export type SuiteRow = z.infer<typeof suiteRowSchema>;

/** Some rows of the file of a suite, from `first`: columns and rows as JSON, compressed with Brotli. Saved before the suite. */
export const suiteRowsRowSchema = z.strictObject({
  suite_id: text,
  first: whole,
  count: whole,
  saved_at: whole,
  bytes: whole,
  rows: bytes,
});

export const resultRowSchema = z.strictObject({
  /** Counts all results; `ordinal` those of its suite. */
  number,
  id,
  suite: whole,
  ordinal: whole,
  person: text.nullable(),
  status: z.enum(RESULT_STATUSES),
  /** JSON. */
  head: text,
  /** JSON; null while its cells are counted instead. */
  tally: text.nullable(),
  /** What it was run with, as JSON. It may be large. */
  about: text,
  /** Bytes of that, of its cells and their runs. */
  bytes: whole,
  version: whole,
  saved_at: whole,
  /** How often a page has begun to run it; the page that runs it, and when it said so last. */
  term: whole,
  holder: text.nullable(),
  beat_at: whole.nullable(),
});
export type SavedResult = z.infer<typeof resultRowSchema>;
export type ShortResultRow = Omit<SavedResult, 'about'>;

const cellKey = { result: whole, case_index: whole, variant_index: whole, repeat_index: whole };
export type CellRowKey = Pick<CellRow, keyof typeof cellKey>;
export const CELL_KEY = Object.keys(cellKey);

export const cellRowSchema = z.strictObject({
  ...cellKey,
  term: whole,
  /** 0 for an open cell. */
  state: whole,
  ms: z.number(),
  /** JSON. */
  outcome: text,
  bytes: whole,
  /** 0 without a run. */
  run_bytes: whole,
});
export type CellRow = z.infer<typeof cellRowSchema>;

/** The whole run of a cell, like a run's body. */
export const cellRunRowSchema = z.strictObject({ ...cellKey, term: whole, body: bytes });

export const voteRowSchema = z.strictObject({
  number,
  id,
  name: text,
  flow_id: text,
  flow_name: text,
  suite_id: text.nullable(),
  person: text.nullable(),
  /** Source and variants, as JSON. */
  head: text,
  /** Pairs that were left out because their answers are equal. */
  same: whole,
  /** Bytes of head and pairs. */
  bytes: whole,
  /** SHA-256 of what was saved first, so that a repeated save changes nothing. */
  digest: text,
  saved_at: whole,
  /** When it was deleted, as for runs. */
  deleted_at: whole.nullable(),
});
export type VoteRow = z.infer<typeof voteRowSchema>;

/** Two answers to a question, as JSON. */
export const votePairRowSchema = z.strictObject({ vote: whole, pair: whole, body: text });

export const ballotRowSchema = z.strictObject({
  vote: whole,
  /** Empty for the unnamed person. */
  person: text,
  pair: whole,
  choice: text,
  /** The variant that was on the left: 0 or 1. */
  left_variant: whole,
  note: text,
  ms: z.number(),
  saved_at: whole,
});
export type BallotRow = z.infer<typeof ballotRowSchema>;

/** People who have seen the names. */
export const voteReaderRowSchema = z.strictObject({ vote: whole, person: text, seen_at: whole });
