/** One row of `GET /api/v1/flows/`. */
import * as z from 'zod/mini';

export const flowSummarySchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.nullish(z.string()),
  endpoint_name: z.nullish(z.string()),
  updated_at: z.nullish(z.string()),
  folder_id: z.nullish(z.string()),
  /** Not part of Langflow: set on the read-only samples of the embedded server. */
  is_sample: z.nullish(z.boolean()),
});
export type FlowSummary = z.infer<typeof flowSummarySchema>;
