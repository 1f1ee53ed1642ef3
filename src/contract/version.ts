/** `GET /api/v1/version`. The page recognises the embedded server by `package`. */
import * as z from 'zod/mini';

export const EMBEDDED_PACKAGE = 'Tweakbench';
/** For `lfx serve`, which does not report its version. */
export const LFX_PACKAGE = 'lfx';

export const versionSchema = z.looseObject({
  version: z.string(),
  main_version: z.nullish(z.string()),
  package: z.nullish(z.string()),
});
export type ServerVersion = z.infer<typeof versionSchema>;
