/**
 * Langflow's record of one run: the list at `GET /api/v1/monitor/traces`, and one whole trace by its id (wire/traces.json).
 * Lenient: rows and spans of another shape are left out, and values that a release does not report are null.
 */
import * as z from 'zod/mini';
import { isDeeperThan, isJsonObject } from '../json.ts';
import { jsonValue } from '../json-schema.ts';

const orNull = <Schema extends z.ZodMiniType>(schema: Schema) => z.catch(z.nullish(schema), null);
const text = orNull(z.string());
const figure = orNull(z.number());

const headSchema = z.looseObject({
  id: z.string(),
  status: text,
  startTime: text,
  totalLatencyMs: figure,
  /** Tokens of the whole run, each model call counted once (measured, 1.13.0: spans repeat the tokens of their children). */
  totalTokens: figure,
  flowId: text,
  sessionId: text,
  input: z.optional(jsonValue),
});
/** One row of the list. */
export type TraceHead = z.infer<typeof headSchema>;

const usageSchema = z.looseObject({
  promptTokens: figure,
  completionTokens: figure,
  totalTokens: figure,
  cost: figure,
});

/** One step: a component at the top level, below it what the component called (chains, prompts, models). */
const spanSchema = z.looseObject({
  id: text,
  name: z.string(),
  /** chain, llm, tool, agent and others; a component has one too. */
  type: text,
  /** ok, error or unset. */
  status: text,
  startTime: text,
  endTime: text,
  latencyMs: figure,
  /** Field name -> value that the component received; secrets are asterisks. */
  inputs: z.optional(jsonValue),
  /** Name of an output -> its value, whole. */
  outputs: z.optional(jsonValue),
  error: z.optional(jsonValue),
  modelName: text,
  tokenUsage: orNull(usageSchema),
  /** Child steps, unparsed; see `readSpans`. */
  children: orNull(z.array(jsonValue)),
});
export type TraceSpan = z.infer<typeof spanSchema>;

export interface Trace extends TraceHead {
  /** In the order in which they started. */
  spans: TraceSpan[];
}

/** The rows of the list, newest first as the server sends them. Null for any other answer. */
export function parseTraceList(value: unknown): TraceHead[] | null {
  if (isDeeperThan(value) || !isJsonObject(value) || !Array.isArray(value.traces)) return null;
  return value.traces.flatMap((row) => {
    const head = headSchema.safeParse(row);
    return head.success ? [head.data] : [];
  });
}

/** One trace with its spans. Null for any other answer. */
export function parseTrace(value: unknown): Trace | null {
  if (isDeeperThan(value) || !isJsonObject(value)) return null;
  const head = headSchema.safeParse(value);
  return head.success ? { ...head.data, spans: readSpans(Array.isArray(value.spans) ? value.spans : []) } : null;
}

/** The values that are spans, in their order. */
export function readSpans(values: readonly unknown[]): TraceSpan[] {
  return values.flatMap((value) => {
    const span = spanSchema.safeParse(value);
    return span.success ? [span.data] : [];
  });
}
