/** Bodies of Langflow's two streaming routes. Checked before sending: `/api/v1/run` runs an invalid one empty, with status 200. */
import { z } from 'zod';
import type { JsonObject } from '#contract/json.ts';
import { tweaksSchema } from '#contract/run-request.ts';

const runStreamBodySchema = z.strictObject({
  input_value: z.string().optional(),
  input_type: z.enum(['any', 'chat', 'text']).optional(),
  output_type: z.enum(['any', 'debug']).optional(),
  output_component: z.string().optional(),
  tweaks: tweaksSchema,
  session_id: z.string().optional(),
});

const workflowBodySchema = z.strictObject({
  flow_id: z.string(),
  mode: z.literal('stream'),
  stream_protocol: z.literal('langflow'),
  tweaks: z.record(z.string(), tweaksSchema),
  start_component_id: z.string().optional(),
  input_value: z.string().optional(),
  session_id: z.string().optional(),
});

/** Throws when the body is not what the route takes: a defect of ours, which the server would answer with an empty run. */
export function checkRunStreamBody(body: JsonObject): void {
  runStreamBodySchema.parse(body);
}

/** The same for the workflows route. */
export function checkWorkflowBody(body: JsonObject): void {
  workflowBodySchema.parse(body);
}
