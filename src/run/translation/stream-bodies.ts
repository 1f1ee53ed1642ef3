/** Validates the bodies of Langflow's streaming routes, because `/api/v1/run` runs an invalid body as empty with status 200. */
import * as z from 'zod/mini';
import type { JsonObject } from '#contract/json.ts';
import { tweaksSchema } from '#contract/run-request.ts';

const runStreamBodySchema = z.strictObject({
  input_value: z.optional(z.string()),
  input_type: z.optional(z.enum(['any', 'chat', 'text'])),
  output_type: z.optional(z.enum(['any', 'debug'])),
  output_component: z.optional(z.string()),
  tweaks: tweaksSchema,
  session_id: z.optional(z.string()),
});

const workflowBodySchema = z.strictObject({
  flow_id: z.string(),
  mode: z.enum(['stream', 'background']),
  stream_protocol: z.literal('langflow'),
  tweaks: z.record(z.string(), tweaksSchema),
  start_component_id: z.optional(z.string()),
  input_value: z.optional(z.string()),
  session_id: z.optional(z.string()),
  /** Runs this graph instead of the flow's. */
  data: z.optional(z.record(z.string(), z.unknown())),
});

/** Throws when the route does not accept the body, which is a defect of ours. */
export function checkRunStreamBody(body: JsonObject): void {
  runStreamBodySchema.parse(body);
}

/** The same for the workflows route. */
export function checkWorkflowBody(body: JsonObject): void {
  workflowBodySchema.parse(body);
}
