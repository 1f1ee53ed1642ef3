/**
 * Frames of Langflow's two streaming routes: `{event, data}`. On `/api/v1/run/{flow}?stream=true` they are bare JSON between blank
 * lines, on `/api/v2/workflows` they are server-sent events (wire/streams).
 */
import { z } from 'zod';
import { jsonValue } from './json-schema.ts';
import { resultDataSchema, runResponseSchema } from './run-response.ts';

/** The part of a message object that streaming needs; the rest is kept. */
export const streamMessageSchema = z.looseObject({
  text: z.string().nullish(),
  sender: z.string().nullish(),
  sender_name: z.string().nullish(),
  data: z
    .looseObject({
      id: z.string().nullish(),
      text: z.string().nullish(),
      category: z.string().nullish(),
      properties: z
        .looseObject({
          state: z.string().nullish(),
          source: z.looseObject({ id: z.string().nullish(), display_name: z.string().nullish() }).nullish(),
        })
        .nullish(),
    })
    .nullish(),
});

const buildDataSchema = z.looseObject({
  id: z.string(),
  valid: z.boolean(),
  params: jsonValue.optional(),
  inactivated_vertices: z.array(z.string()).nullish(),
  data: resultDataSchema.nullish(),
});

export const streamFrameSchema = z.discriminatedUnion('event', [
  z.looseObject({ event: z.literal('add_message'), data: streamMessageSchema }),
  z.looseObject({ event: z.literal('token'), data: z.looseObject({ chunk: z.string(), id: z.string() }) }),
  z.looseObject({ event: z.literal('end'), data: z.looseObject({ result: runResponseSchema.nullish() }).nullish() }),
  z.looseObject({ event: z.literal('error'), data: jsonValue }),
  z.looseObject({
    event: z.literal('vertices_sorted'),
    data: z.looseObject({ ids: z.array(z.string()), to_run: z.array(z.string()).nullish() }),
  }),
  z.looseObject({ event: z.literal('build_start'), data: jsonValue.optional() }),
  z.looseObject({
    event: z.literal('end_vertex'),
    data: z.looseObject({
      build_data: buildDataSchema,
      output_meta: z
        .looseObject({ component_id: z.string(), display_name: z.string().nullish(), is_output: z.boolean().nullish() })
        .nullish(),
    }),
  }),
  z.looseObject({
    event: z.literal('output'),
    data: z.looseObject({ component_id: z.string().nullish(), content: jsonValue.optional() }),
  }),
]);
export type StreamFrame = z.infer<typeof streamFrameSchema>;
