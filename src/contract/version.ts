/** `GET /api/v1/version`. The page recognises the embedded server by `package`. */
import * as z from 'zod/mini';

export const EMBEDDED_PACKAGE = 'Tweakbench';

export const versionSchema = z.looseObject({
  version: z.string(),
  main_version: z.nullish(z.string()),
  package: z.nullish(z.string()),
  /** Of the embedded server: whether a model server is set up, so that there is a model beside the demo model. */
  has_model_server: z.optional(z.boolean()),
});
export type ServerVersion = z.infer<typeof versionSchema>;
