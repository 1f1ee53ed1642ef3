/** What a flow needs before the embedded server can run it; served as `embedded_needs` of the flow. */
import * as z from 'zod/mini';

export const embeddedNeedsSchema = z.looseObject({
  /** Number of components that one run executes. */
  components: z.number(),
  /** Names of components that only Langflow can run. */
  needs_langflow: z.array(z.string()),
  /** Language models whose provider is not configured here; `provider` is empty when none is selected. */
  needs_model: z.array(z.looseObject({ id: z.string(), name: z.string(), provider: z.string() })),
  /** Models of the server that is set up, the one of the settings first; absent without one. */
  models: z.optional(z.array(z.string())),
});
export type EmbeddedNeeds = z.infer<typeof embeddedNeedsSchema>;
