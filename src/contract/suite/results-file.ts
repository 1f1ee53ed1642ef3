/**
 * The results of one execution of a suite, `tweakbench-results` version 1. Unknown keys are dropped, so that a result of a
 * newer release can be a baseline.
 */
import * as z from 'zod/mini';
import { jsonValue } from '../json-schema.ts';
import { tweakOutcomeSchema } from '../run-event.ts';
import { tweaksSchema } from '../run-request.ts';

export const RESULTS_FORMAT = 'tweakbench-results';

/** `broken`: there is no answer to check, or a check itself could not be made. */
export const CELL_STATES = ['passed', 'failed', 'broken', 'not run'] as const;
export type CellState = (typeof CELL_STATES)[number];

const ms = z.nullable(z.number());

const checkResultSchema = z.object({
  /** The check as a label: `Contains “INV-2041”`. */
  words: z.string(),
  state: z.enum(['passed', 'missed', 'not checked', 'broken']),
  /** One sentence. */
  why: z.string(),
  /** What a check of the text found in the answer, as it is written there; only the beginning of a long one. */
  found: z.optional(z.string()),
  /** What a judge gave, from 0 to 1, with its reason, and its model or flow. */
  score: z.optional(z.number()),
  reason: z.optional(z.string()),
  by: z.optional(z.string()),
});
export type CheckResult = z.infer<typeof checkResultSchema>;

const turnResultSchema = z.object({
  answer: z.string(),
  /** What was asked if the case gives this turn no text: that which the flow has saved, or none. */
  input: z.optional(z.enum(['saved text', 'none'])),
  timeMs: ms,
  checks: z.array(checkResultSchema),
});

export const cellResultSchema = z.object({
  /** Name of the case. */
  case: z.string(),
  /** Name of the variant; `Flow` for the flow itself. */
  variant: z.string(),
  /** From 1. */
  repeat: z.int(),
  state: z.enum(CELL_STATES),
  /** One sentence; empty for a cell that passed. */
  why: z.string(),
  /** Answer of the last turn. */
  answer: z.string(),
  /** Says that a limit of tokens ended it. */
  ended: z.optional(z.string()),
  /** The answer as data, if it has any. */
  data: z.optional(jsonValue),
  /** Sum of all turns. */
  timeMs: ms,
  /** First text of the last turn. */
  firstTextMs: ms,
  /** Sum of all turns; null if the server reports none. */
  tokens: z.nullable(z.number()),
  /** Epoch ms; null for a cell that was not run. */
  startedAt: z.nullable(z.number()),
  checks: z.array(checkResultSchema),
  /** What each tweak did, or is predicted to do if the server does not report it. */
  tweaks: z.array(tweakOutcomeSchema),
  /** True if the server reported `tweaks`. */
  isConfirmed: z.boolean(),
  /** True if a turn was asked the text that the flow has saved, because the case gives none. */
  keepsInput: z.optional(z.boolean()),
  /** The file of the results from which a later run of the rest carried it over. */
  carriedFrom: z.optional(z.string()),
  /** Turns of a conversation, in order. */
  turns: z.optional(z.array(turnResultSchema)),
});
export type CellResult = z.infer<typeof cellResultSchema>;

/** `fingerprint` is the `caseFingerprint`: a later run of the rest carries the cell over only if it would be run and checked in the same way again. */
const fileCellSchema = z.object({ ...cellResultSchema.shape, fingerprint: z.string() });
export type FileCell = z.infer<typeof fileCellSchema>;

const tallySchema = z.object({
  cells: z.int(),
  /** Cells that passed; those without checks are `answered`. */
  passed: z.int(),
  answered: z.int(),
  failed: z.int(),
  broken: z.int(),
  notRun: z.int(),
});
export type CellTally = z.infer<typeof tallySchema>;

const caseResultSchema = z.object({
  name: z.string(),
  /** The inputs of all turns; empty if the flow keeps its own. */
  inputs: z.array(z.string()),
  expected: z.nullable(z.string()),
  tags: z.array(z.string()),
  tweaks: tweaksSchema,
});

/** The fields of one component: name -> value as JSON text, or the digest of a long one. */
export const componentInfoSchema = z.object({
  name: z.string(),
  type: z.string(),
  fields: z.record(z.string(), z.string()),
});
export type ComponentInfo = z.infer<typeof componentInfoSchema>;

export const resultsFileSchema = z.object({
  format: z.literal(RESULTS_FORMAT),
  version: z.literal(1),
  suite: z.object({ name: z.string(), file: z.nullable(z.string()) }),
  /** `components`: by id, to say what changed in the flow. Secrets are left out. */
  flow: z.object({
    id: z.string(),
    name: z.string(),
    fingerprint: z.string(),
    components: z.record(z.string(), componentInfoSchema),
  }),
  server: z.object({ name: z.string(), release: z.string(), address: z.nullable(z.string()) }),
  /** Version of Tweakbench. */
  product: z.string(),
  /** ISO 8601. */
  startedAt: z.string(),
  endedAt: z.string(),
  /** Id or name of the component whose answer is checked; null for the first output with an answer. */
  output: z.nullable(z.string()),
  repeats: z.int(),
  /** The first is the flow itself. Tweaks as in the suite: without the values of `${NAME}`, secrets masked. */
  variants: z.array(z.object({ name: z.string(), tweaks: tweaksSchema })),
  cases: z.array(caseResultSchema),
  cells: z.array(fileCellSchema),
  /** About components that were matched again, and columns of files that are not used. */
  notes: z.optional(z.array(z.string())),
  tally: tallySchema,
});
export type ResultsFile = z.infer<typeof resultsFileSchema>;
