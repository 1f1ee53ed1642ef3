/** The tables, the same in SQLite and PostgreSQL. Times are epoch ms; yes and no are 1 and 0, because SQLite has no boolean. */

import type { DemoTables } from './demo-tables.ts';

export interface WorkspaceTables extends DemoTables {
  schema_version: { version: number };
  /** Facts about this workspace: `id`, and the `secret` that signs cookies and relay addresses. */
  settings: { name: string; value: string };
  /** The number that was given last, by name. */
  counters: { name: string; value: number };
  runs: RunRow;
  /** The record of a run: its JSON, compressed with Brotli. */
  run_bodies: { number: number; body: Uint8Array };
  /** What a search looks at, in lower case: what people gave it, and inputs and answers. */
  run_texts: { number: number; label: string; text: string };
  suites: SuiteRow;
  /** Some rows of the file of a suite, from `first`: columns and rows as JSON, compressed with Brotli. Saved before the suite. */
  suite_rows: { suite_id: string; first: number; count: number; saved_at: number; bytes: number; rows: Uint8Array };
  results: ResultRow;
  cells: CellRow;
  /** The whole run of a cell, like a run's body. */
  cell_runs: CellKey & { term: number; body: Uint8Array };
  votes: VoteRow;
  /** Two answers to a question, as JSON. */
  vote_pairs: { vote: number; pair: number; body: string };
  ballots: BallotRow;
  /** People who have seen the names. */
  vote_readers: { vote: number; person: string; seen_at: number };
}

export interface VoteRow {
  number: number;
  id: string;
  name: string;
  flow_id: string;
  flow_name: string;
  suite_id: string | null;
  person: string | null;
  /** Source and variants, as JSON. */
  head: string;
  /** Pairs that were left out because their answers are equal. */
  same: number;
  /** Of head and pairs. */
  bytes: number;
  /** SHA-256 of what was saved first, so that a repeated save changes nothing. */
  digest: string;
  saved_at: number;
  /** As for runs. */
  deleted_at: number | null;
}

export interface BallotRow {
  vote: number;
  /** Empty for the unnamed person. */
  person: string;
  pair: number;
  choice: string;
  /** The variant that was on the left: 0 or 1. */
  left_variant: number;
  note: string;
  ms: number;
  saved_at: number;
}

export interface SuiteRow {
  number: number;
  id: string;
  kind: string;
  flow_id: string;
  flow_name: string;
  address: string | null;
  name: string;
  person: string | null;
  /** JSON. */
  body: string;
  rows: number;
  /** Of body and rows. */
  bytes: number;
  version: number;
  /** SHA-256 of what was saved first, so that a repeated save changes nothing. */
  digest: string;
  saved_at: number;
  /** As for runs; its results are deleted with it. */
  deleted_at: number | null;
}

export interface ResultRow {
  /** Counts all results; `ordinal` those of its suite. */
  number: number;
  id: string;
  suite: number;
  ordinal: number;
  person: string | null;
  status: string;
  /** JSON. */
  head: string;
  tally: string | null;
  /** Of its cells and their runs. */
  bytes: number;
  version: number;
  saved_at: number;
  /** How often a page has begun to run it; the page that runs it, and when it said so last. */
  term: number;
  holder: string | null;
  beat_at: number | null;
}

export interface CellKey {
  result: number;
  case_index: number;
  variant_index: number;
  repeat_index: number;
}

export interface CellRow extends CellKey {
  term: number;
  /** 0 for an open cell. */
  state: number;
  ms: number;
  /** JSON. */
  outcome: string;
  bytes: number;
  /** 0 without a run. */
  run_bytes: number;
}

export interface RunRow {
  id: string;
  number: number;
  person: string | null;
  name: string | null;
  note: string | null;
  is_pinned: number;
  flow_id: string;
  started_at: number;
  saved_at: number;
  /** Null unless the run was deleted; it can be restored until it is removed for good. */
  deleted_at: number | null;
  bytes: number;
  version: number;
  /** SHA-256 of the record, so that a repeated save changes nothing. */
  digest: string;
  /** The rest of the entry, as JSON. */
  summary: string;
}
