/** The nested reply of run/advanced. Lenient: unknown keys are kept. Shapes: wire/outputs-by-type.json, all releases since 1.1. */
import * as z from 'zod/mini';
import { isJsonObject, type JsonObject, type JsonValue } from './json.ts';
import { jsonValue } from './json-schema.ts';

const looseRecord = z.record(z.string(), jsonValue);

/** One file of a message; `path` is the path for `GET /api/v1/files/images/{path}`. */
export const messageFileSchema = z.looseObject({
  path: z.string(),
  name: z.nullish(z.string()),
  type: z.nullish(z.string()),
});

/** A short copy of the message; absent when the component returned no message. */
export const chatMessageSchema = z.looseObject({
  message: z.nullish(z.union([z.string(), z.array(jsonValue), looseRecord])),
  sender: z.nullish(z.string()),
  sender_name: z.nullish(z.string()),
  session_id: z.nullish(z.string()),
  stream_url: z.nullish(z.string()),
  component_id: z.nullish(z.string()),
  files: z.nullish(z.array(z.union([messageFileSchema, z.string()]))),
  type: z.nullish(z.string()),
});

/** The result of one component for one input. */
export const resultDataSchema = z.looseObject({
  results: z.optional(jsonValue),
  artifacts: z.optional(jsonValue),
  outputs: z.nullish(looseRecord),
  logs: z.optional(jsonValue),
  messages: z.nullish(z.array(chatMessageSchema)),
  timedelta: z.nullish(z.number()),
  duration: z.nullish(z.union([z.string(), z.number()])),
  component_display_name: z.nullish(z.string()),
  component_id: z.nullish(z.string()),
  used_frozen_result: z.nullish(z.boolean()),
  token_usage: z.optional(jsonValue),
});
export type ResultData = z.infer<typeof resultDataSchema>;

/** One input as the server echoes it, and one result per output (null when a component returned none). */
export const runOutputsSchema = z.looseObject({
  inputs: z.nullish(looseRecord),
  outputs: z.array(z.nullable(resultDataSchema)),
});
export type RunOutputs = z.infer<typeof runOutputsSchema>;

/** The whole reply. */
export const runResponseSchema = z.looseObject({
  session_id: z.nullish(z.string()),
  outputs: z.nullish(z.array(z.nullable(runOutputsSchema))),
});
export type RunResponse = z.infer<typeof runResponseSchema>;

/** The message object under `results`; null when this output is not a Message. */
export function readMessage(result: ResultData): JsonObject | null {
  if (!isJsonObject(result.results)) return null;
  for (const value of Object.values(result.results)) {
    if (isJsonObject(value) && 'text_key' in value && isJsonObject(value.data)) return value;
  }
  return null;
}

/** The text of the message, else the first text in `outputs`; null when the result holds no text. */
export function readResultText(result: ResultData): string | null {
  const message = readMessage(result);
  if (message) {
    if (typeof message.text === 'string') return message.text;
    if (isJsonObject(message.data) && typeof message.data.text === 'string') return message.data.text;
  }
  for (const output of Object.values(result.outputs ?? {})) {
    const text = isJsonObject(output) ? readOutputText(output.message ?? null) : null;
    if (text !== null) return text;
  }
  return null;
}

/** Up to release 1.1, `outputs.message.message` is a whole message object; later it is the text (measured). */
function readOutputText(value: JsonValue): string | null {
  if (typeof value === 'string') return value;
  return isJsonObject(value) && typeof value.text === 'string' ? value.text : null;
}

/** Id of the message in this result, which links streamed text to it. Null when there is none. */
export function readMessageId(result: ResultData): string | null {
  const message = readMessage(result);
  return message && isJsonObject(message.data) && typeof message.data.id === 'string' ? message.data.id : null;
}
