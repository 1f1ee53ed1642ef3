/**
 * One run: built by `run-reducer.ts` from events, saved in the history, shown in the results. This schema is the only definition:
 * the types follow from it, `parse-run.ts` checks files and stored runs by it, and the server what it uses
 * (`server/masking/stored-run-schema.ts`). Nothing of a first visit may load it, so import the types alone.
 */
import * as z from 'zod/mini';
import { inputValuesSchema, noValuesSchema } from '#contract/component-values.ts';
import { jsonValue, lenientObject } from '#contract/json-schema.ts';
import { runEventSchema, tweakOutcomeSchema } from '#contract/run-event.ts';
import { runRequestSchema } from '#contract/run-request.ts';
import { resultDataSchema, runResponseSchema } from '#contract/run-response.ts';
import { runVersionSchema } from '#contract/versions/flow-version.ts';
import { runIdSchema } from '#contract/workspace/run-entry.ts';
import { MAX_NAME_LENGTH } from './request-fields.ts';
import { requestDraftSchema, requestPlanSchema } from './request-schemas.ts';
import { runErrorSchema } from './run-error.ts';

/** Epoch ms. */
const LAST_DATE = 8.64e15;

const number = z.number();
const numberOrNull = z.nullable(z.number());
const text = z.string();
const textOrNull = z.nullable(z.string());
const index = z.int().check(z.nonnegative());
const isTrue = z.exactOptional(z.literal(true));

/** An event, and when this browser received it, in ms since the run started on the browser's monotonic clock. */
const receivedEventSchema = lenientObject({
  receivedAt: number,
  event: runEventSchema,
  /**
   * Set on a text-delta that was joined from several: `[receivedAt, length, receivedAt, length, …]` of the chunks, flat, so
   * that 50,000 chunks are a few events without losing their times. Absent: one chunk.
   */
  pieces: z.exactOptional(z.array(number)),
  /** The sender's time of each of the joined chunks. Absent if the sender reports none. */
  sentAts: z.exactOptional(z.array(number)),
});
export type ReceivedEvent = z.infer<typeof receivedEventSchema>;

/** How text arrived; times in ms since the run started on the browser's clock. */
const textArrivalSchema = lenientObject({
  chunks: number,
  characters: number,
  firstAt: numberOrNull,
  lastAt: numberOrNull,
  /** Time and size of chunks, reduced to at most 512 entries for the meter. */
  ticks: z.array(lenientObject({ at: number, size: number })),
});
export type TextArrival = z.infer<typeof textArrivalSchema>;

export const runOutputSchema = lenientObject({
  component: textOrNull,
  displayName: text,
  status: z.enum(['waiting', 'streaming', 'done', 'partial']),
  /** Text streamed so far; once `result` is set, use the result instead. */
  text,
  arrival: textArrivalSchema,
  result: z.nullable(resultDataSchema),
  /** Index of `result` in the reply's `outputs` of this input; null while there is none. */
  resultIndex: z.nullable(index),
  /** The server left a part of the result out (over 6,000 characters or 1,000 items on a Langflow's workflows route). */
  isCut: isTrue,
});
export type RunOutput = z.infer<typeof runOutputSchema>;

/** One component in the server's trace; times in ms since the start of the request on the server's clock. */
const tracedComponentSchema = lenientObject({
  /** Null when several components of the flow have this name and the trace does not identify it. */
  id: textOrNull,
  name: text,
  startMs: number,
  endMs: numberOrNull,
  isFailed: z.boolean(),
  error: textOrNull,
  /** Name of the model that answered, if the trace has one. */
  model: textOrNull,
  tokens: numberOrNull,
  /** Cost in the currency of the server's price list. */
  cost: numberOrNull,
});
export type TracedComponent = z.infer<typeof tracedComponentSchema>;

/** The server's trace of the request that answered an input, read after the run. */
const runTraceSchema = lenientObject({
  source: z.literal('langflow-traces'),
  id: text,
  /** Epoch ms on the server's clock. */
  startedAt: number,
  durationMs: numberOrNull,
  /** Tokens of the whole request, as the server counts them. Null: not reported. */
  tokens: z.exactOptional(numberOrNull),
  components: z.array(tracedComponentSchema),
});
export type RunTrace = z.infer<typeof runTraceSchema>;

export const runInputResultSchema = lenientObject({
  index,
  status: z.enum(['waiting', 'running', 'done', 'failed', 'stopped']),
  /** The input as the server echoes it. */
  echoed: jsonValue,
  outputs: z.array(runOutputSchema),
  outcomes: z.array(tweakOutcomeSchema),
  error: z.nullable(runErrorSchema),
  startedAt: numberOrNull,
  firstTextAt: numberOrNull,
  endedAt: numberOrNull,
  /** Its request was sent once more, because the server's database was busy before it began. */
  sentAgain: isTrue,
  /** Absent until it is read, and if the server keeps no traces. */
  trace: z.exactOptional(runTraceSchema),
  /** What its components received and gave. Absent while nothing was reported, and in cells of tests that keep none. */
  values: z.exactOptional(inputValuesSchema),
  /** Why there are no values, or not of all components. Absent: the run was made before values were kept, or all are there. */
  noValues: z.exactOptional(noValuesSchema),
});
export type RunInputResult = z.infer<typeof runInputResultSchema>;
export type InputStatus = RunInputResult['status'];

/** The end offsets of the frames in the body of a reply, and when this browser had received each. */
const replyFramesSchema = lenientObject({
  /** `[receivedAt, end, receivedAt, end, …]`, flat, so that 50,000 frames are one list of numbers. Frame n is between ends n - 1 and n. */
  marks: z.array(number),
  /** Number of frames received, also those that are not kept. */
  total: number,
});
export type ReplyFrames = z.infer<typeof replyFramesSchema>;

/** ms since the run started, on the browser's clock. */
const replyTimingSchema = lenientObject({
  sentAt: number,
  /** When status and headers arrived. */
  headAt: number,
  /** When the first byte of the body arrived; null if none has arrived. */
  firstByteAt: numberOrNull,
});
export type ReplyTiming = z.infer<typeof replyTimingSchema>;

/** One real reply, for its text and frames in JSON. `body` is the exact text. */
export const rawReplySchema = lenientObject({
  requestIndex: index,
  status: z.int(),
  headers: z.array(z.tuple([text, text])),
  body: text,
  /** True when the page cut a long stream to keep the history small; a JSON reply is always complete. */
  isCut: z.boolean(),
  /** Absent where the server has taken out the body, because a secret may be in its pieces. */
  frames: z.exactOptional(replyFramesSchema),
  timing: z.exactOptional(replyTimingSchema),
});
export type RawReply = z.infer<typeof rawReplySchema>;

/** The received part of a reply that is still arriving. */
const arrivingReplySchema = lenientObject({
  requestIndex: index,
  body: text,
  frames: replyFramesSchema,
  timing: replyTimingSchema,
});
export type ArrivingReply = z.infer<typeof arrivingReplySchema>;

const runJobSchema = lenientObject({ requestIndex: index, id: text });
export type RunJob = z.infer<typeof runJobSchema>;

const runFieldSchema = lenientObject({
  component: text,
  name: text,
  /** Langflow's type of the field: prompt, file, table, … */
  type: text,
  isSecret: isTrue,
  /** Components that feed it, with the output. */
  from: z.array(lenientObject({ component: text, output: textOrNull })),
});
export type RunField = z.infer<typeof runFieldSchema>;

export const runSchema = lenientObject({
  id: runIdSchema,
  number: z.int().check(z.nonnegative()),
  status: z.enum(['running', 'done', 'failed', 'stopped']),
  flow: lenientObject({ id: text.check(z.maxLength(MAX_NAME_LENGTH)), name: text }),
  /** "Embedded engine", or Langflow with its version. */
  server: text,
  /** Address of the Langflow server; null for the embedded engine. Absent in a run from a file, if only the file knows the server. */
  address: z.exactOptional(textOrNull),
  /** Release of the server; empty if unknown. Absent in a cell of a suite. */
  release: z.exactOptional(text),
  /** Fingerprint of the flow's graph (`graphFingerprint`), to detect changes. Absent in a cell of a suite. */
  graph: z.exactOptional(text),
  /** The version of the flow that was run; absent for the flow as it was. */
  version: z.exactOptional(runVersionSchema),
  /** Predicted outcomes of the tweaks, without values of secrets. Absent in a cell of a suite. */
  predicted: z.exactOptional(z.array(tweakOutcomeSchema)),
  /** Inputs that are not answered, or may not be, as known when it was sent. Absent if there are none. */
  missed: z.exactOptional(z.array(lenientObject({ input: index, saved: textOrNull, frozen: z.exactOptional(text) }))),
  /** The draft of the run with secrets masked, for Restore. */
  draft: requestDraftSchema,
  /** The request with secrets masked. */
  request: runRequestSchema,
  plan: requestPlanSchema,
  /** Components of the flow at that time, in its order, to name them in times and states. */
  components: z.array(lenientObject({ id: text, displayName: text })),
  /** Connections as `[source, target]`, each once. */
  connections: z.array(z.tuple([text, text])),
  /** Fields of the flow that a connection feeds, and those of a special type, to say where a received value is from. */
  fields: z.exactOptional(z.array(runFieldSchema)),
  /** True while the page reads the server's traces of this run. Never saved. */
  isReadingTraces: isTrue,
  /** Set when only one input of the draft was run; `inputs` then holds that one with its index in the draft. */
  onlyInput: z.nullable(index),
  /** Set for a run that was started in Present. */
  mode: z.exactOptional(z.literal('present')),
  /** Epoch ms of a valid date, because an evidence file shows it. */
  startedAt: number.check(z.minimum(0), z.maximum(LAST_DATE)),
  /** ms on the browser's monotonic clock; null while running. */
  durationMs: numberOrNull,
  sessionId: textOrNull,
  inputs: z.array(runInputResultSchema),
  events: z.array(receivedEventSchema),
  replies: z.array(rawReplySchema),
  /** Jobs of its requests on the server, by which they can be taken up after a reload; absent once it has ended. */
  jobs: z.exactOptional(z.array(runJobSchema)),
  /** Its page was left before it had ended; `status` is then `stopped`. Never saved: the server says so. */
  isLeft: isTrue,
  /** Streams that are still arriving; absent when there are none. */
  arriving: z.exactOptional(z.array(arrivingReplySchema)),
  /** The merged, nested reply; null until there is one. */
  response: z.nullable(runResponseSchema),
  /** Why no input was answered. An error of only some inputs is set on those, never on both. */
  error: z.nullable(runErrorSchema),
});
export type Run = z.infer<typeof runSchema>;
export type RunStatus = Run['status'];
