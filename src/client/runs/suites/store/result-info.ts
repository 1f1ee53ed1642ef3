/** A result of a suite as lists show it, and as the server keeps it. */
import * as z from 'zod/mini';
import type { JsonObject } from '#contract/json.ts';
import type { ResultsFile } from '#contract/suite/results-file.ts';
import { runVersionSchema } from '#contract/versions/flow-version.ts';
import { DELETED_RESULT, type ResultEntry } from '#contract/workspace/result.ts';
import type { RunVersion } from '#run/model/run-version.ts';

/** States of a cell, as they are stored; 1 exists only in the page. From 2 on as in `CellVerdict`. */
export const CELL = { open: 0, running: 1, passed: 2, failed: 3, broken: 4, answered: 5 } as const;
export type CellNumber = (typeof CELL)[keyof typeof CELL];

interface ResultTally {
  /** Cells; without those of cases that are left out. */
  all: number;
  passed: number;
  failed: number;
  broken: number;
  /** With an answer that no check looked at. */
  answered: number;
  open: number;
}

export interface ResultInfo {
  id: string;
  /** Id of the suite. */
  suite: string;
  /** Counts the results of the suite, from 1. */
  number: number;
  /** Who ran it; null for the unnamed person. */
  person: string | null;
  /** True while a page runs it, here or elsewhere. */
  isRunning: boolean;
  version: number;
  /** Epoch ms. */
  startedAt: number;
  endedAt: number | null;
  /** With those that are left out, which have no cells. */
  cases: number;
  /** Names; the first is the flow itself. */
  variants: readonly string[];
  repeats: number;
  atOnce: number;
  output: string | null;
  /** `suiteDigest` of what was run. */
  digest: string;
  /** With the version that was run, if it was not the flow as it was then. */
  flow: Pick<ResultsFile['flow'], 'id' | 'name' | 'print'> & { version?: RunVersion | undefined };
  server: ResultsFile['server'];
  tally: ResultTally;
  /** Of all cells with an answer; null until the run has ended. */
  medianMs: number | null;
}

const text = z.string();
const count = z.int().check(z.nonnegative());
const headSchema = z.object({
  digest: text,
  cases: count,
  cells: count,
  variants: z.array(text).check(z.minLength(1)),
  repeats: z.int().check(z.gte(1)),
  atOnce: z.int(),
  output: z.nullable(text),
  flow: z.object({ id: text, name: text, print: text, version: z.optional(runVersionSchema) }),
  server: z.object({ name: text, release: text, address: z.nullable(text) }),
  startedAt: z.number(),
  endedAt: z.nullable(z.number()),
  medianMs: z.nullable(z.number()),
});
const tallySchema = z.object({ passed: count, failed: count, broken: count, answered: z._default(count, 0) });

/** Null if this page cannot read it, or if it was deleted. */
export function toResultInfo(entry: ResultEntry): ResultInfo | null {
  const head = z.safeParse(headSchema, entry.head);
  if (!head.success || entry.status === DELETED_RESULT) return null;
  const { cells, ...about } = head.data;
  const { id, number, person, isRunning, version, counts = {} } = entry;
  const stored = z.safeParse(tallySchema, entry.tally);
  const counted = {
    passed: counts[CELL.passed] ?? 0,
    failed: counts[CELL.failed] ?? 0,
    broken: counts[CELL.broken] ?? 0,
    answered: counts[CELL.answered] ?? 0,
  };
  return {
    ...about,
    id,
    suite: entry.suite.id,
    number,
    person,
    isRunning,
    version,
    tally: tallyOf(cells, stored.success ? stored.data : counted),
  };
}

/** `all`: how many cells there are. */
export function tallyOf(all: number, ended: Omit<ResultTally, 'all' | 'open'>): ResultTally {
  const { passed, failed, broken, answered } = ended;
  return { all, ...ended, open: Math.max(0, all - passed - failed - broken - answered) };
}

/** What a page says of a result; the rest is known by the server. */
export type NewResult = Omit<ResultInfo, 'id' | 'suite' | 'number' | 'person' | 'isRunning' | 'version'>;

export function resultHead({ tally, ...about }: NewResult): JsonObject {
  return JSON.parse(JSON.stringify(z.parse(headSchema, { ...about, cells: tally.all })));
}

/** Suites of this kind are tests. */
export const KIND = 'tests';
