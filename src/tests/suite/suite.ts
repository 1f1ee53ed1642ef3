/** A suite as the rest of the product uses it: everything read, defaults filled in, the rows of files turned into cases. */
import type { InputType, Tweaks } from '#contract/run-request.ts';
import type { SuiteCheck } from '#contract/suite/suite-check.ts';
import type { SuiteSession } from '#contract/suite/suite-file.ts';
import type { ColumnTarget, ColumnValue } from './rows/target-of-column.ts';

export interface Suite {
  name: string;
  flow: SuiteFlow;
  /** Id or name of the component whose answer is checked; null for the first output with an answer. */
  output: string | null;
  session: SuiteSession;
  /** How often each case runs with each variant. */
  repeat: number;
  /** Null if the suite does not say it. */
  atOnce: number | null;
  timeLimitMs: number | null;
  /** The first is the flow without tweaks of a variant. Values may contain `${NAME}`. */
  variants: readonly { name: string; tweaks: Tweaks }[];
  cases: readonly TestCase[];
  /** The columns of its files of rows. What they set is known only with the flow: `checkColumns`. */
  files: readonly CaseColumns[];
  /** Names of all `${NAME}` in tweaks and judges, sorted. */
  variables: readonly string[];
}

/** Either `id` (an id or endpoint name) or `file` (the path of an export, relative to the suite). */
export interface SuiteFlow {
  id: string | null;
  file: string | null;
  /** Fingerprint of the flow for which the suite was written (`graphFingerprint`); null if unknown. */
  fingerprint: string | null;
  /** Ids of its components with their display names; empty if unknown. */
  components: ReadonlyMap<string, string>;
}

export interface TestCase {
  /** Unique in the suite. */
  name: string;
  /** At least one; several are a conversation in one session. */
  turns: readonly TestTurn[];
  tweaks: Tweaks;
  /** Values of the columns of a file that set a field. Which component they reach is known only with the flow. */
  columns: readonly ColumnValue[];
  tags: readonly string[];
  /** Names of the variants in which its answers are checked. Absent: in all. */
  checkedVariants?: readonly string[];
  /** True for a case that is left out. */
  isSkipped: boolean;
  /** Where it was read: line from 1; `file` is null for the suite itself. */
  location: { file: string | null; line: number };
}

export interface CaseColumns {
  /** Relative to the suite. */
  file: string;
  /** The line of the names, from 1. */
  line: number;
  columns: readonly { name: string; target: ColumnTarget }[];
  /** False for a table that begins with a row of values. */
  hasHead: boolean;
  /** Lines that were left out because they are empty. */
  notes: readonly string[];
}

export interface TestTurn {
  /** Null: the flow keeps its own inputs. */
  input: string | null;
  components: readonly string[];
  type: InputType;
  expected: string | null;
  /** Id or name of a component that asks a person -> the choice, as label or id. Absent without any. */
  decisions?: Readonly<Record<string, string>>;
  /** Checks in order: of the suite, of the case, of the turn. Only the last turn has those of the suite and the case. */
  checks: readonly SuiteCheck[];
}

export interface SuiteCell {
  testCase: TestCase;
  variant: Suite['variants'][number];
  /** From 1. */
  repeat: number;
}

/** What is wrong with a suite, and where; lines and columns count from 1. */
export interface SuiteProblem {
  /** The file of the rows, relative to the suite; null for the suite itself. */
  file: string | null;
  line: number;
  column: number;
  /** `cases[2].checks[0].contains`; empty for the whole file. */
  path: string;
  message: string;
}
