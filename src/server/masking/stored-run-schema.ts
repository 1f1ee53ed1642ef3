/**
 * What the server checks of a run that a page sends to be stored: the parts of a run that it uses, within its limits. The rest
 * stays as it is; the page checks the whole run when it reads it (`run/evidence/parse-run.ts`), because that takes long for a
 * large one.
 */
import * as z from 'zod/mini';
import { jsonValue, lenientObject } from '#contract/json-schema.ts';
import { runRequestSchema } from '#contract/run-request.ts';
import { MAX_TWEAKS_TEXT } from '#contract/workspace/max-tweaks-text.ts';
import { holderSchema, noteSchema, runNameSchema } from '#contract/workspace/run-entry.ts';
import { TOO_LONG_TWEAKS } from '#contract/workspace/stored-run-limits.ts';
import { plannedRequestSchema } from '#run/model/request-schemas.ts';
import { rawReplySchema, runInputResultSchema, runOutputSchema, runSchema } from '#run/model/run.ts';

const text = (most: number) => z.string().check(z.maxLength(most));
const { inputs, tweaks } = runRequestSchema.shape;

/** `running`: as it was when it began, or when it got a job. It never replaces a run that has ended. */
const asItIs = z.pick(runSchema, {
  id: true,
  number: true,
  status: true,
  startedAt: true,
  durationMs: true,
  components: true,
  fields: true,
  mode: true,
  error: true,
});

export const storedRunSchema = z.extend(asItIs, {
  flow: lenientObject({ id: text(300), name: text(500) }),
  server: text(300),
  address: z.exactOptional(z.nullable(text(2_000))),
  draft: lenientObject({ tweaksText: z.string().check(z.maxLength(MAX_TWEAKS_TEXT, TOO_LONG_TWEAKS)) }),
  request: lenientObject({ inputs, tweaks }),
  plan: lenientObject({ requests: z.array(z.pick(plannedRequestSchema, { headers: true, body: true })) }),
  inputs: z.array(
    z.extend(z.pick(runInputResultSchema, { error: true, values: true, noValues: true }), {
      outputs: z.array(z.pick(runOutputSchema, { text: true, result: true })),
    }),
  ),
  events: z.array(jsonValue),
  replies: z.array(z.extend(z.pick(rawReplySchema, { body: true }), { frames: z.exactOptional(jsonValue) })),
});
export type StoredRun = z.infer<typeof storedRunSchema>;

/** The body of a save. A run that is saved again keeps its number, name, note and pin; these are for a run that is new here. */
export const saveRunSchema = z.strictObject({
  run: storedRunSchema,
  /** What changed since the previous run, in a few words. */
  change: text(1_000),
  name: z.optional(runNameSchema),
  note: z.optional(noteSchema),
  isPinned: z.optional(z.boolean()),
  /** The page in which it is running: it has the run for LEASE_MS, and longer if it says so (`PUT …/lease`). */
  holder: z.optional(holderSchema),
});
export type SaveRun = z.infer<typeof saveRunSchema>;
