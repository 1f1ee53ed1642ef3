/** What lists show of a cell. It has all that it needs, so that a later edit of the suite cannot change what it shows. */
import * as z from 'zod/mini';
import { cellResultSchema } from '../suite/results-file.ts';

const index = z.int().check(z.nonnegative());

export const cellOutcomeSchema = z.object({
  ...cellResultSchema.shape,
  /** The inputs of all turns; empty if the flow kept its own. */
  inputs: z.array(z.string()),
  expected: z.nullable(z.string()),
  tags: z.array(z.string()),
  /** `caseFingerprint` of what was run. */
  fingerprint: z.string(),
  /** The result from which it was taken over, and its key there; absent if it ran in this one. */
  from: z.optional(z.object({ result: z.string(), case: index, variant: index, repeat: index })),
});
export type CellOutcome = z.infer<typeof cellOutcomeSchema>;
