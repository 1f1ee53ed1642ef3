/** Versions of a flow as a Langflow keeps them (wire/versions.json, 1.13.0). Lenient: only what the page uses. */
import * as z from 'zod/mini';

export const flowVersionSchema = z.looseObject({
  id: z.string(),
  version_number: z.int(),
  description: z.nullish(z.string()),
  created_at: z.nullish(z.string()),
  username: z.nullish(z.string()),
});

/** Newest first. */
export const flowVersionListSchema = z.looseObject({ entries: z.array(flowVersionSchema) });

/** The version as a run or a result stores it. */
export const runVersionSchema = z.object({
  id: z.string(),
  number: z.int(),
  /** Empty if nobody described it. */
  description: z.string(),
});
