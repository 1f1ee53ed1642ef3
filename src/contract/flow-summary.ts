/** One row of `GET /api/v1/flows/`, and the suggested request that lies beside a sample flow. */
import { z } from 'zod';
import { runRequestSchema } from './run-request.ts';

export const flowSummarySchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  endpoint_name: z.string().nullish(),
  updated_at: z.string().nullish(),
  folder_id: z.string().nullish(),
  /** Ours: set on the read-only samples of the embedded server. */
  is_sample: z.boolean().nullish(),
});
export type FlowSummary = z.infer<typeof flowSummarySchema>;

/** What the page fills in when a sample is opened that has no draft; served as `suggested_request` of the flow. */
export const suggestedRequestSchema = runRequestSchema;
