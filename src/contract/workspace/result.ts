/** A result: one execution of a suite, with a cell for each case × variant × repeat. */
import * as z from 'zod/mini';
import { cellOutcomeSchema } from './cell-outcome.ts';
import { CELL_STATE_CODES, resultAboutSchema, resultHeadSchema, resultTallySchema } from './result-head.ts';
import { holderSchema } from './run-entry.ts';
import { suiteEntrySchema, suiteIdSchema } from './suite-entry.ts';

/** Made by the page, like that of a run. */
const resultIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/, 'is not the id of a result'));

/** Status of a result that a person has deleted: it can be restored for a day. */
export const DELETED_RESULT = 'deleted';

export const RESULT_STATUSES = ['begun', 'ended', DELETED_RESULT] as const;
const status = z.enum(RESULT_STATUSES);

export const saveResultSchema = z.strictObject({
  suite: suiteIdSchema,
  head: resultHeadSchema,
  about: resultAboutSchema,
});
export type SaveResult = z.infer<typeof saveResultSchema>;

export const resultEntrySchema = z.object({
  id: resultIdSchema,
  /** Counts the results of its suite. */
  number: z.int(),
  suite: suiteEntrySchema,
  /** Who ran it; null for the unnamed person. */
  person: z.nullable(z.string()),
  status,
  head: resultHeadSchema,
  /** Counted by its page at the end; until then, by the server from its cells. */
  tally: resultTallySchema,
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
  head: z.optional(resultHeadSchema),
  /** Null: the server counts the cells again. */
  tally: z.optional(z.nullable(resultTallySchema)),
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
export const cellKeyShape = { case: index, variant: index, repeat: index };
export const cellStateSchema = z.enum(CELL_STATE_CODES);

export const savedCellsSchema = z.object({
  /** False if another page runs the result now. */
  isHeld: z.boolean(),
  /** How many runs were left out because there is no room for them; the outcomes are stored. */
  withoutRun: z.int(),
});

export const cellSchema = z.object({
  ...cellKeyShape,
  state: cellStateSchema,
  ms: z.number(),
  hasRun: z.boolean(),
  /** Absent in a brief list. */
  outcome: z.optional(z.nullable(cellOutcomeSchema)),
});
export type Cell = z.infer<typeof cellSchema>;
export const cellListSchema = z.object({ cells: z.array(cellSchema), next: z.nullable(z.string()) });

/** `5.0.0`: case, variant and repeat. */
export const cellKeySchema = z.string().check(z.regex(/^\d{1,7}\.\d{1,7}\.\d{1,7}$/, 'is not the key of a cell'));
