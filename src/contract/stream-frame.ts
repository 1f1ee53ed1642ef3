/**
 * Frames of Langflow's two streaming routes: `{event, data}`. On `/api/v1/run/{flow}?stream=true` they are JSON texts separated by
 * blank lines, on `/api/v2/workflows` server-sent events (wire/streams).
 */
import * as z from 'zod/mini';
import { jsonValue } from './json-schema.ts';
import { resultDataSchema, runResponseSchema } from './run-response.ts';

/** The parts of a message object that streaming uses; other keys are kept. */
export const streamMessageSchema = z.looseObject({
  text: z.nullish(z.string()),
  sender: z.nullish(z.string()),
  sender_name: z.nullish(z.string()),
  data: z.nullish(
    z.looseObject({
      id: z.nullish(z.string()),
      text: z.nullish(z.string()),
      category: z.nullish(z.string()),
      properties: z.nullish(
        z.looseObject({
          state: z.nullish(z.string()),
          source: z.nullish(z.looseObject({ id: z.nullish(z.string()), display_name: z.nullish(z.string()) })),
        }),
      ),
    }),
  ),
});

const buildDataSchema = z.looseObject({
  id: z.string(),
  valid: z.boolean(),
  params: z.optional(jsonValue),
  inactivated_vertices: z.nullish(z.array(z.string())),
  data: z.nullish(resultDataSchema),
});

export const streamFrameSchema = z.discriminatedUnion('event', [
  z.looseObject({ event: z.literal('add_message'), data: streamMessageSchema }),
  z.looseObject({ event: z.literal('token'), data: z.looseObject({ chunk: z.string(), id: z.string() }) }),
  z.looseObject({ event: z.literal('end'), data: z.nullish(z.looseObject({ result: z.nullish(runResponseSchema) })) }),
  z.looseObject({ event: z.literal('error'), data: jsonValue }),
  z.looseObject({
    event: z.literal('vertices_sorted'),
    data: z.looseObject({ ids: z.array(z.string()), to_run: z.nullish(z.array(z.string())) }),
  }),
  z.looseObject({ event: z.literal('build_start'), data: z.optional(jsonValue) }),
  z.looseObject({
    event: z.literal('end_vertex'),
    data: z.looseObject({
      build_data: buildDataSchema,
      output_meta: z.nullish(
        z.looseObject({
          component_id: z.string(),
          display_name: z.nullish(z.string()),
          is_output: z.nullish(z.boolean()),
        }),
      ),
    }),
  }),
  /** Only in the events of a background job, which then is suspended (wire/human-input.json). */
  z.looseObject({
    event: z.literal('human_input_required'),
    data: z.looseObject({
      request_id: z.string(),
      /** `tool_approval` for the call of a tool by an Agent (wire/tool-approval.json). */
      kind: z.nullish(z.string()),
      prompt: z.nullish(z.string()),
      options: z.array(z.looseObject({ action_id: z.string(), label: z.string() })),
      timeout_seconds: z.nullish(z.number()),
      fallback_action: z.nullish(z.string()),
    }),
  }),
  z.looseObject({
    event: z.literal('output'),
    data: z.looseObject({
      component_id: z.nullish(z.string()),
      display_name: z.nullish(z.string()),
      /** message, data, dataframe, … */
      type: z.nullish(z.string()),
      content: z.optional(jsonValue),
    }),
  }),
]);
export type StreamFrame = z.infer<typeof streamFrameSchema>;
