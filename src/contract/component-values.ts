/**
 * What one component received, what it asked models and tools, and what it gave, in one shape for the embedded engine and for
 * Langflow's traces. Times are ms since the start of the input on the server's clock. Secrets are masked before a value gets here.
 */
import * as z from 'zod/mini';
import type { JsonValue } from './json.ts';
import { jsonValue, lenientObject } from './json-schema.ts';

const number = z.number();
const text = z.string();

/** Field or output -> value. */
export const valuesByNameSchema = z.record(z.string(), jsonValue);
export type ValuesByName = z.infer<typeof valuesByNameSchema>;

/** One message of a request to a model, as the model got it, or its answer. */
const modelMessageSchema = lenientObject({
  role: z.enum(['system', 'user', 'assistant', 'tool']),
  text,
  /** Names of the images that went with it. */
  images: z.exactOptional(z.array(text)),
  /** Tools that the model asks for in this message. */
  asks: z.exactOptional(z.array(lenientObject({ name: text, arguments: jsonValue }))),
});
export type ModelMessage = z.infer<typeof modelMessageSchema>;

/** One request of a component to a model or a tool. */
export interface ComponentCall {
  /** Names the call among those of its component; a later event of the same call adds to the earlier one. */
  id: string;
  kind: 'model' | 'tool';
  /** Name of the model or of the tool. */
  name: string;
  startMs: number;
  /** Null until it has ended. */
  endMs: number | null;
  error?: string;
  /** Temperature and other parameters that were set; of a model. */
  settings?: ValuesByName;
  messages?: ModelMessage[];
  answer?: ModelMessage;
  /** Of a tool. */
  arguments?: JsonValue;
  result?: JsonValue;
  /** As the server counts them. Absent: not reported. */
  tokens?: { input: number | null; output: number | null };
  cost?: number;
  /** What this call called. */
  calls?: ComponentCall[];
}

export const componentCallSchema: z.ZodMiniType<ComponentCall> = lenientObject({
  id: text,
  kind: z.enum(['model', 'tool']),
  name: text,
  startMs: number,
  endMs: z.nullable(number),
  error: z.exactOptional(text),
  settings: z.exactOptional(valuesByNameSchema),
  messages: z.exactOptional(z.array(modelMessageSchema)),
  answer: z.exactOptional(modelMessageSchema),
  arguments: z.exactOptional(jsonValue),
  result: z.exactOptional(jsonValue),
  tokens: z.exactOptional(lenientObject({ input: z.nullable(number), output: z.nullable(number) })),
  cost: z.exactOptional(number),
  calls: z.exactOptional(z.array(z.lazy(() => componentCallSchema))),
});

/** One time that a component ran; in a loop a component has several. */
const componentValuesSchema = lenientObject({
  /** Null when several components of the flow fit and nothing tells which it is. */
  component: z.nullable(text),
  /** Its name in the flow, or that of its type. */
  name: text,
  startMs: number,
  endMs: z.nullable(number),
  error: z.exactOptional(text),
  /** Null: not reported. */
  received: z.nullable(valuesByNameSchema),
  calls: z.array(componentCallSchema),
  /** Output -> value. Null: nothing (yet). */
  gave: z.nullable(valuesByNameSchema),
  /** Told apart from another component of its type by order and by what it received. */
  isGuess: z.exactOptional(z.literal(true)),
});
export type ComponentValues = z.infer<typeof componentValuesSchema>;

const valueCutSchema = lenientObject({ path: z.array(z.union([text, number])), bytes: number });
/** Where a value was cut, and its size before, in bytes of its text or JSON. */
export const valueCutsSchema = z.array(valueCutSchema);

/** The values of one input. */
export const inputValuesSchema = lenientObject({
  source: z.enum(['engine', 'langflow-traces']),
  /** ms from the end of the input until they were read. Absent: they came with the events. */
  readMs: z.exactOptional(number),
  /** In the order in which they started. */
  components: z.array(componentValuesSchema),
  /** Where a value was cut to be sent or kept: paths from here. */
  cut: z.exactOptional(valueCutsSchema),
});
export type InputValues = z.infer<typeof inputValuesSchema>;

/**
 * Why an input has no values, or not all; the states of Inside. `dropped`: the server made room; `left-out`: the run is from a file without them; `not-kept`: it was a
 * cell of a suite, and nothing needed them.
 */
export const noValuesSchema = z.enum([
  'no-traces',
  'older-release',
  'refused',
  'not-owner',
  'late',
  'half',
  'stopped',
  'not-streamed',
  'dropped',
  'left-out',
  'not-kept',
]);
export type NoValues = z.infer<typeof noValuesSchema>;
