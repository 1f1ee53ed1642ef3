/** The nested reply of run/advanced: lenient, every unknown key is kept. Shapes: wire/outputs-by-type.json, all releases from 1.1 on. */
import { z } from 'zod';
import { isJsonObject, type JsonObject, type JsonValue } from './json.ts';
import { jsonValue } from './json-schema.ts';

const looseRecord = z.record(z.string(), jsonValue);

/** One file of a message; `path` is what `GET /api/v1/files/images/{path}` takes. */
export const messageFileSchema = z.looseObject({
  path: z.string(),
  name: z.string().nullish(),
  type: z.string().nullish(),
});

/** A short copy of a message beside the result; absent on components without one. */
export const chatMessageSchema = z.looseObject({
  message: z.union([z.string(), z.array(jsonValue), looseRecord]).nullish(),
  sender: z.string().nullish(),
  sender_name: z.string().nullish(),
  session_id: z.string().nullish(),
  stream_url: z.string().nullish(),
  component_id: z.string().nullish(),
  files: z.array(z.union([messageFileSchema, z.string()])).nullish(),
  type: z.string().nullish(),
});

/** What one component answered for one input. */
export const resultDataSchema = z.looseObject({
  results: jsonValue.optional(),
  artifacts: jsonValue.optional(),
  outputs: looseRecord.nullish(),
  logs: jsonValue.optional(),
  messages: z.array(chatMessageSchema).nullish(),
  timedelta: z.number().nullish(),
  duration: z.union([z.string(), z.number()]).nullish(),
  component_display_name: z.string().nullish(),
  component_id: z.string().nullish(),
  used_frozen_result: z.boolean().nullish(),
  token_usage: jsonValue.optional(),
});
export type ResultData = z.infer<typeof resultDataSchema>;

/** One entry an input: the input as the server echoes it, and one result an output (null when a component gave none). */
export const runOutputsSchema = z.looseObject({
  inputs: looseRecord.nullish(),
  outputs: z.array(resultDataSchema.nullable()),
});
export type RunOutputs = z.infer<typeof runOutputsSchema>;

/** The whole reply. */
export const runResponseSchema = z.looseObject({
  session_id: z.string().nullish(),
  outputs: z.array(runOutputsSchema.nullable()).nullish(),
});
export type RunResponse = z.infer<typeof runResponseSchema>;

/** The message object under `results`, if this output is a Message; otherwise null. */
export function readMessage(result: ResultData): JsonObject | null {
  if (!isJsonObject(result.results)) return null;
  for (const value of Object.values(result.results)) {
    if (isJsonObject(value) && 'text_key' in value && isJsonObject(value.data)) return value;
  }
  return null;
}

/** The text a person would read: the message's text, else the first text among `outputs`; null when the result holds no text. */
export function readText(result: ResultData): string | null {
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

/** Up to release 1.1 `outputs.message.message` is a whole message object, later the text itself (wire/versions.md). */
function readOutputText(value: JsonValue): string | null {
  if (typeof value === 'string') return value;
  return isJsonObject(value) && typeof value.text === 'string' ? value.text : null;
}

/** Id of the message this result holds; ties streamed text to a result. Null when there is none. */
export function readMessageId(result: ResultData): string | null {
  const message = readMessage(result);
  return message && isJsonObject(message.data) && typeof message.data.id === 'string' ? message.data.id : null;
}
