/** `GET /api/v1/version`. Our own server says so in `package`; that is how the page knows the embedded one. */
import { z } from 'zod';

export const EMBEDDED_PACKAGE = 'Tweakbench';

export const versionSchema = z.looseObject({
  version: z.string(),
  main_version: z.string().nullish(),
  package: z.string().nullish(),
});
export type ServerVersion = z.infer<typeof versionSchema>;
