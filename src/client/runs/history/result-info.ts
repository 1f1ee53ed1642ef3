/** A result of a suite as lists show it, and as the server keeps it. */
import * as z from 'zod/mini';
import type { JsonObject } from '#contract/json.ts';
import { runVersionSchema } from '#contract/versions/flow-version.ts';
import { DELETED_RESULT, type ResultEntry } from '#contract/workspace/result.ts';

/** States of a cell, as they are stored; 1 exists only in the page. Those from 2 on have the names of `CellVerdict`. */
export const CELL = { open: 0, running: 1, passed: 2, failed: 3, broken: 4, answered: 5 } as const;
export type CellNumber = (typeof CELL)[keyof typeof CELL];

const text = z.string();
const count = z.int().check(z.nonnegative());
const headSchema = z.object({
  /** `suiteDigest` of what was run. */
  digest: text,
  /** How many cases there are, including those that are left out and have no cells. */
  cases: count,
  cells: count,
  /** Names; the first is the flow itself. */
  variants: z.array(text).check(z.minLength(1)),
  repeats: z.int().check(z.gte(1)),
  atOnce: z.int(),
  output: z.nullable(text),
  /** The flow; `version` is absent if the flow was run as it was. */
  flow: z.object({ id: text, name: text, print: text, version: z.optional(runVersionSchema) }),
  server: z.object({ name: text, release: text, address: z.nullable(text) }),
  /** Epoch ms. */
  startedAt: z.number(),
  endedAt: z.nullable(z.number()),
  /** Median time of all cells with an answer; null until the run has ended. */
  medianMs: z.nullable(z.number()),
});
/** `answered`: cells with an answer but without checks. */
const tallySchema = z.object({ passed: count, failed: count, broken: count, answered: count });

/** `all`: without the cells of cases that are left out. */
type ResultTally = z.infer<typeof tallySchema> & { all: number; open: number };

export interface ResultInfo extends Omit<z.infer<typeof headSchema>, 'cells'> {
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
  tally: ResultTally;
}

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

/** What a page sends about a result; the server knows the rest. */
export type NewResult = Omit<ResultInfo, 'id' | 'suite' | 'number' | 'person' | 'isRunning' | 'version'>;

export function resultHead({ tally, ...about }: NewResult): JsonObject {
  return JSON.parse(JSON.stringify(z.parse(headSchema, { ...about, cells: tally.all })));
}

/** Suites of this kind are tests. */
export const KIND = 'tests';
