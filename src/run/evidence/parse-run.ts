/** Parses a run from an untrusted file. Validates everything that the page shows; keeps unknown parts. */

import * as z from 'zod/mini';
import { refusedTweaksSchema, validationItemSchema } from '#contract/error-body.ts';
import { isDeeperThan, isJsonObject } from '#contract/json.ts';
import { jsonValue } from '#contract/json-schema.ts';
import { runEventSchema, tweakOutcomeSchema } from '#contract/run-event.ts';
import { inputTypeSchema, runRequestSchema } from '#contract/run-request.ts';
import { resultDataSchema, runResponseSchema } from '#contract/run-response.ts';
import { runVersionSchema } from '#contract/versions/flow-version.ts';
import { MAX_NAME_LENGTH, MAX_NAMES, readFields, readNames } from '../model/request-fields.ts';
import type { Run } from '../model/run.ts';
import { TRANSPORT_NAMES } from '../model/transport-kinds.ts';

/** Epoch ms. */
const LAST_DATE = 8.64e15;

const time = z.nullable(z.number());
const place = z.int().check(z.nonnegative());
const pair = z.tuple([z.string(), z.string()]);
const name = z.string().check(z.maxLength(MAX_NAME_LENGTH));
const names = z.pipe(
  z.array(name).check(z.maxLength(MAX_NAMES)),
  z.transform((list: string[]) => readNames(list)),
);

const errorBase = {
  status: z.nullable(z.int()),
  raw: z.string(),
  requestIndex: z.nullable(z.int()),
  elapsedMs: time,
};
/** Each kind with the values that its message uses. */
const errorSchema = z.discriminatedUnion('kind', [
  z.looseObject({ ...errorBase, kind: z.literal('refused-tweaks'), refused: refusedTweaksSchema }),
  z.looseObject({ ...errorBase, kind: z.literal('validation'), items: z.array(validationItemSchema) }),
  z.looseObject({ ...errorBase, kind: z.literal('session-not-found'), session: z.string() }),
  z.looseObject({ ...errorBase, kind: z.literal('flow-not-found'), flow: z.string() }),
  z.looseObject({ ...errorBase, kind: z.literal('key-refused'), detail: z.string() }),
  z.looseObject({
    ...errorBase,
    kind: z.literal('component-failed'),
    component: z.nullable(z.string()),
    displayName: z.nullable(z.string()),
    message: z.string(),
    code: z.optional(z.string()),
  }),
  z.looseObject({
    ...errorBase,
    kind: z.enum(['owner-only', 'reply-cut', 'too-large', 'web-page', 'proxy-error', 'unreachable', 'blocked-by-cors']),
  }),
  z.looseObject({
    ...errorBase,
    kind: z.enum(['broken-json', 'invalid-request', 'needs-langflow', 'other']),
    message: z.string(),
  }),
  z.looseObject({ ...errorBase, kind: z.literal('database-busy'), mayHaveRun: z.boolean() }),
  z.looseObject({ ...errorBase, kind: z.literal('stream-cut'), chunks: z.number() }),
  z.looseObject({ ...errorBase, kind: z.literal('timeout'), afterMs: z.number() }),
  z.looseObject({ ...errorBase, kind: z.literal('redirected'), to: z.nullable(z.string()) }),
  z.looseObject({
    ...errorBase,
    kind: z.literal('not-sent'),
    why: z.enum(['policy', 'private-network', 'mixed-content']),
  }),
]);

const draftSchema = z.pipe(
  z.looseObject({
    inputsMode: z.enum(['mine', 'none', 'keep']),
    inputs: z.array(z.looseObject({ id: z.string(), value: z.string(), components: names, type: inputTypeSchema })),
    outputs: z.optional(names),
    tweaksText: z.string(),
  }),
  z.transform((draft) => ({ ...draft, ...readFields(draft) })),
);

const plannedSchema = z.looseObject({
  transport: z.enum(TRANSPORT_NAMES),
  method: z.literal('POST'),
  path: z.string(),
  headers: z.array(pair),
  body: z.record(z.string(), jsonValue),
  inputs: z.array(place),
  stopReachesServer: z.boolean(),
});

const outputSchema = z.looseObject({
  component: z.nullable(z.string()),
  displayName: z.string(),
  status: z.enum(['waiting', 'streaming', 'done', 'partial']),
  text: z.string(),
  arrival: z.looseObject({
    chunks: z.number(),
    characters: z.number(),
    firstAt: time,
    lastAt: time,
    ticks: z.array(z.looseObject({ at: z.number(), size: z.number() })),
  }),
  result: z.nullable(resultDataSchema),
  resultIndex: z.nullable(place),
});

const traceSchema = z.looseObject({
  id: z.string(),
  startedAt: z.number(),
  durationMs: time,
  tokens: z.optional(time),
  components: z.array(
    z.looseObject({
      id: z.nullable(z.string()),
      name: z.string(),
      startMs: z.number(),
      endMs: time,
      isFailed: z.boolean(),
      error: z.nullable(z.string()),
      model: z.nullable(z.string()),
      tokens: time,
      cost: time,
    }),
  ),
});

const inputSchema = z.looseObject({
  index: place,
  status: z.enum(['waiting', 'running', 'done', 'failed', 'stopped']),
  echoed: jsonValue,
  outputs: z.array(outputSchema),
  outcomes: z.array(tweakOutcomeSchema),
  error: z.nullable(errorSchema),
  startedAt: time,
  firstTextAt: time,
  endedAt: time,
  sentAgain: z.optional(z.literal(true)),
  trace: z.optional(traceSchema),
});

const replySchema = z.looseObject({
  requestIndex: place,
  status: z.int(),
  headers: z.array(pair),
  body: z.string(),
  isCut: z.boolean(),
  frames: z.optional(z.looseObject({ marks: z.array(z.number()), total: z.number() })),
  timing: z.optional(z.looseObject({ sentAt: z.number(), headAt: z.number(), firstByteAt: time })),
});

const runSchema = z.looseObject({
  id: z.string().check(z.regex(/^[\w-]{1,80}$/)),
  number: z.int(),
  status: z.enum(['done', 'failed', 'stopped']),
  flow: z.looseObject({ id: name, name: z.string() }),
  server: z.string(),
  address: z.optional(z.nullable(z.string())),
  release: z.optional(z.string()),
  graph: z.optional(z.string()),
  version: z.optional(runVersionSchema),
  predicted: z.optional(z.array(tweakOutcomeSchema)),
  missed: z.optional(
    z.array(z.looseObject({ input: place, saved: z.nullable(z.string()), frozen: z.optional(z.string()) })),
  ),
  draft: draftSchema,
  request: runRequestSchema,
  plan: z.looseObject({ requests: z.array(plannedSchema), reasons: z.array(z.string()), concurrency: z.number() }),
  components: z.optional(z.array(z.looseObject({ id: z.string(), displayName: z.string() }))),
  connections: z.optional(z.array(pair)),
  onlyInput: z.nullable(place),
  madeIn: z.optional(z.literal('present')),
  // A valid date, because an evidence file shows it.
  startedAt: z.number().check(z.minimum(0), z.maximum(LAST_DATE)),
  durationMs: time,
  sessionId: z.nullable(z.string()),
  inputs: z.array(inputSchema),
  events: z.array(
    z.looseObject({
      receivedAt: z.number(),
      event: runEventSchema,
      pieces: z.optional(z.array(z.number())),
      sentAts: z.optional(z.array(z.number())),
    }),
  ),
  replies: z.array(replySchema),
  jobs: z.optional(z.array(z.looseObject({ requestIndex: place, id: z.string() }))),
  response: z.nullable(runResponseSchema),
  error: z.nullable(errorSchema),
});

/** Null when `value` is not a run, or has not ended. */
export function parseRun(value: unknown): Run | null {
  // Before any schema, because recursive code would overflow the stack.
  if (isDeeperThan(value)) return null;
  const parsed = runSchema.safeParse(value);
  // The schema only validates what the page shows, and keeps the rest.
  return parsed.success ? (parsed.data as unknown as Run) : null;
}

/** The same for a run that was kept while it was running. */
export function parseBegunRun(value: unknown): Run | null {
  if (!isJsonObject(value) || value.status !== 'running') return null;
  const run = parseRun({ ...value, status: 'stopped' });
  return run && { ...run, status: 'running' };
}
