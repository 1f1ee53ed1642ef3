/** A result: one execution of a suite, with a cell for each case × variant × repeat. */
import * as z from 'zod/mini';
import { jsonValue } from '../json-schema.ts';
import { keptRunSchema } from './kept-run.ts';
import { holderSchema } from './run-entry.ts';
import { jsonRecordSchema, suiteEntrySchema, suiteIdSchema } from './suite-entry.ts';

/** Made by the page, like that of a run. */
const resultIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/, 'is not the id of a result'));

const MAX_CELLS_OF_SAVE = 500;
/** Status of a result that a person has deleted: it can be restored for a day. */
export const DELETED_RESULT = 'deleted';

const status = z.string().check(z.regex(/^[a-z][a-z-]{0,39}$/, 'is not a word in small letters'));

export const saveResultSchema = z.strictObject({
  suite: suiteIdSchema,
  status,
  /** What the page shows of it in lists, and what it was run with. */
  head: jsonRecordSchema,
  /** Null while its cells are counted instead. */
  tally: z.nullable(jsonRecordSchema),
});
export type SaveResult = z.infer<typeof saveResultSchema>;

export const resultEntrySchema = z.object({
  id: resultIdSchema,
  /** Counts the results of its suite. */
  number: z.int(),
  suite: suiteEntrySchema,
  /** Who ran it; null for the unnamed person. */
  person: z.nullable(z.string()),
  status: z.string(),
  head: jsonRecordSchema,
  tally: z.nullable(jsonRecordSchema),
  /** How many cells are in each state, while there is no tally. */
  counts: z.optional(z.record(z.string(), z.int())),
  /** True while a page runs it. */
  isRunning: z.boolean(),
  /** How often a page has begun to run it. */
  term: z.int(),
  /** Epoch ms. */
  savedAt: z.number(),
  /** Changes with every edit; `"VERSION"` is the ETag. */
  version: z.int(),
});
export type ResultEntry = z.infer<typeof resultEntrySchema>;

/** The newest first. */
export const resultListSchema = z.object({ results: z.array(resultEntrySchema), next: z.nullable(z.string()) });

/** The body of an edit: what is absent stays. */
export const resultChangesSchema = z.strictObject({
  status: z.optional(status),
  head: z.optional(jsonRecordSchema),
  tally: z.optional(z.nullable(jsonRecordSchema)),
});
export type ResultChanges = z.infer<typeof resultChangesSchema>;

/** A 412: somebody else has changed the result since `If-Match`. */
export const changedResultSchema = z.object({ detail: z.string(), entry: resultEntrySchema });

export const leaseRequestSchema = z.strictObject({
  holder: holderSchema,
  /** The term to go on with; without it, a new term begins, also for the page that had the last one. */
  term: z.optional(z.int()),
});
export const leaseSchema = z.object({ term: z.int(), leaseMs: z.int() });

const index = z.int().check(z.gte(0), z.lte(1_000_000));
const key = { case: index, variant: index, repeat: index };
/** 0 for a cell that has to run (again); what the others mean is up to the page. */
const state = z.int().check(z.gte(0), z.lte(99));

export const saveCellsSchema = z.strictObject({
  /** The term in which the cells ended. A later term replaces cells; the same or an earlier one only fills open ones. */
  term: z.int().check(z.nonnegative()),
  /** Id of the page that still runs the result; sending it also keeps the lease. */
  holder: z.optional(holderSchema),
  cells: z
    .array(
      z.strictObject({
        ...key,
        state,
        /** How long it took. */
        ms: z.number(),
        /** What lists show; null for an open cell. */
        outcome: jsonValue,
        run: z.optional(keptRunSchema),
      }),
    )
    .check(z.minLength(1), z.maxLength(MAX_CELLS_OF_SAVE)),
});
export type SaveCells = z.infer<typeof saveCellsSchema>;

export const savedCellsSchema = z.object({
  /** False if another page runs the result now. */
  isHeld: z.boolean(),
  /** How many runs were left out because there is no room for them; the outcomes are kept. */
  withoutRun: z.int(),
});

export const cellSchema = z.object({
  ...key,
  state,
  ms: z.number(),
  hasRun: z.boolean(),
  /** Absent in a brief list. */
  outcome: z.optional(jsonValue),
});
export type Cell = z.infer<typeof cellSchema>;
export const cellListSchema = z.object({ cells: z.array(cellSchema), next: z.nullable(z.string()) });

/** `5.0.0`: case, variant and repeat. */
export const cellKeySchema = z.string().check(z.regex(/^\d{1,7}\.\d{1,7}\.\d{1,7}$/, 'is not the key of a cell'));
