/** What a flow of the embedded server needs before it can run there; served as `embedded_needs` of the flow. */
import * as z from 'zod/mini';

export const embeddedNeedsSchema = z.looseObject({
  /** How many components a run runs. */
  components: z.number(),
  /** Names of those that only a Langflow can run. */
  needs_langflow: z.array(z.string()),
  /** Language models whose provider (empty when none is chosen) is not set up here. */
  needs_model: z.array(z.looseObject({ id: z.string(), name: z.string(), provider: z.string() })),
});
export type EmbeddedNeeds = z.infer<typeof embeddedNeedsSchema>;
