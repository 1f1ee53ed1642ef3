/** What `lfx serve` answers (wire/lfx-serve.json, 1.13.0). Lenient: only what is used. */
import * as z from 'zod/mini';

/** A flow that it serves. It hands out no more of it. */
export const lfxFlowSchema = z.looseObject({
  id: z.string(),
  title: z.string(),
  description: z.nullish(z.string()),
});

/** The answer to a run: the text of one Chat Output. */
export const lfxRunSchema = z.looseObject({
  result: z.string(),
  success: z.optional(z.boolean()),
  /** Name of the component's type, not of the component. */
  component: z.nullish(z.string()),
});
