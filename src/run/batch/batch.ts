/** A batch: many rows, each a separate request, and their results, as earlier releases kept them. They become suites. */
import type { InputFigures } from '../figures/input-figures.ts';
import type { RequestDraft } from '../model/request-draft.ts';

/** What the answer of a row was checked for. */
export interface Expectation {
  kind: 'contains' | 'equals' | 'matches' | 'json';
  /** The expected text, a regular expression, or for `json` the value as text; comes from the column `expected` if that is mapped. */
  text: string;
  /** For `json`: path of the value, for example `answer.items[0].name`. */
  path: string;
}

/** What the cells of a column set: the input's value, its components, the row's expectation, a field, or nothing. */
export type ColumnTarget =
  | { kind: 'value' | 'components' | 'expected' | 'nothing' }
  | { kind: 'tweak'; component: string; field: string };

/** How many rows are in each state. */
export interface BatchTally {
  /** Rows with a result. */
  ended: number;
  answered: number;
  passed: number;
  failed: number;
  errors: number;
}

export interface Batch {
  id: string;
  flow: { id: string; name: string };
  /** Fingerprint of the flow's graph when the batch began; missing in older batches. */
  print?: string;
  /** The part that all rows share, with secrets masked; its first input is the template for the input of a row. */
  draft: RequestDraft;
  columns: readonly string[];
  /** One per column. */
  targets: readonly ColumnTarget[];
  expectation: Expectation | null;
  /** Id of the component whose answer is used. */
  output: string | null;
  atOnce: number;
  count: number;
  /** True if each row runs in a new session; missing if all use that of the draft, as in older batches. */
  hasNewSessions?: boolean;
  /** Start in epoch ms; missing in older batches. */
  startedAt?: number;
  /** Tally of the results when it last ended or was stopped; missing or null if they must be counted. */
  tally?: BatchTally | null;
}

export interface BatchResult {
  /** From 0. */
  row: number;
  status: 'done' | 'failed';
  /** Null if nothing is expected. */
  isMet: boolean | null;
  /** Why the row failed or did not pass its check; empty otherwise. */
  why: string;
  answer: string;
  /** Time as in `inputFigures`. */
  ms: number;
  /** The span of that time. Absent for a row that was never sent, and in older batches. */
  span?: Pick<InputFigures, 'offsetMs' | 'since' | 'clock'>;
  /** Whether the whole run was saved. Absent for a row that was never sent, and in older batches. */
  run?: 'kept' | 'no room' | 'deleted';
}

export const MAX_ROWS_AT_ONCE = 20;
