/**
 * A run as a page sends it to be kept: the record of `src/run/model/run.ts`, with secrets masked. The server checks what
 * it uses of it and keeps the rest as it is; the page checks the whole record when it reads it (`run/evidence/parse-run.ts`).
 */
import * as z from 'zod/mini';
import { jsonValue } from '../json-schema.ts';
import { TOO_LONG_TWEAKS } from './kept-run-limits.ts';
import { MAX_TWEAKS_TEXT } from './max-tweaks-text.ts';
import { holderSchema, noteSchema, runIdSchema, runNameSchema } from './run-entry.ts';

const text = (most: number) => z.string().check(z.maxLength(most));
/** Epoch ms that a date can have. */
const moment = z.number().check(z.gte(-8.64e15), z.lte(8.64e15));
/** What a person typed as tweaks. */
const tweaksText = z.string().check(z.maxLength(MAX_TWEAKS_TEXT, TOO_LONG_TWEAKS));
const failure = z.nullable(z.looseObject({ kind: text(100) }));

const outputSchema = z.looseObject({ text: z.optional(z.string()), result: z.optional(jsonValue) });

const plannedSchema = z.looseObject({
  body: z.record(z.string(), jsonValue),
  headers: z.optional(z.array(z.tuple([z.string(), z.string()]))),
});

export const keptRunSchema = z.looseObject({
  id: runIdSchema,
  number: z.int().check(z.nonnegative()),
  /** `running`: as it was when it began, or when it got a job. It never replaces a run that has ended. */
  status: z.enum(['running', 'done', 'failed', 'stopped']),
  flow: z.looseObject({ id: text(300), name: text(500) }),
  server: text(300),
  address: z.optional(z.nullable(text(2_000))),
  startedAt: moment,
  durationMs: z.nullable(z.number()),
  draft: z.looseObject({ tweaksText }),
  request: z.looseObject({
    inputs: z.optional(z.array(z.looseObject({ input_value: z.optional(z.string()) }))),
    tweaks: z.optional(z.record(z.string(), jsonValue)),
  }),
  plan: z.looseObject({ requests: z.array(plannedSchema) }),
  components: z.optional(z.array(z.looseObject({ id: z.string(), displayName: z.string() }))),
  madeIn: z.optional(z.literal('present')),
  inputs: z.array(z.looseObject({ outputs: z.array(outputSchema), error: z.optional(failure) })),
  events: z.array(jsonValue),
  replies: z.array(z.looseObject({ body: z.string(), frames: z.optional(jsonValue) })),
  error: failure,
});
export type KeptRun = z.infer<typeof keptRunSchema>;

/** The body of a save. A run that is saved again keeps its number, name, note and pin; these are for a run that is new here. */
export const saveRunSchema = z.strictObject({
  run: keptRunSchema,
  /** What changed since the previous run, in a few words. */
  change: text(1_000),
  name: z.optional(runNameSchema),
  note: z.optional(noteSchema),
  isPinned: z.optional(z.boolean()),
  /** The page in which it is running: it has the run for LEASE_MS, and longer if it says so (`PUT …/lease`). */
  holder: z.optional(holderSchema),
});
export type SaveRun = z.infer<typeof saveRunSchema>;
