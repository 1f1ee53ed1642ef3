/** The body with which a page saves cells of a result that it runs. */
import * as z from 'zod/mini';
import { cellOutcomeSchema } from '#contract/workspace/cell-outcome.ts';
import { cellKeyShape, cellStateSchema } from '#contract/workspace/result.ts';
import { holderSchema } from '#contract/workspace/run-entry.ts';
import { storedRunSchema } from '../../masking/stored-run-schema.ts';

const MAX_CELLS_OF_SAVE = 500;

export const saveCellsSchema = z.strictObject({
  /** The term in which the cells ended. A later term replaces cells; the same or an earlier one only fills open ones. */
  term: z.int().check(z.nonnegative()),
  /** Id of the page that still runs the result; sending it also keeps the lease. */
  holder: z.optional(holderSchema),
  cells: z
    .array(
      z.strictObject({
        ...cellKeyShape,
        state: cellStateSchema,
        /** How long it took. */
        ms: z.number(),
        /** Null for an open cell. */
        outcome: z.nullable(cellOutcomeSchema),
        run: z.optional(storedRunSchema),
      }),
    )
    .check(z.minLength(1), z.maxLength(MAX_CELLS_OF_SAVE)),
});
export type SaveCells = z.infer<typeof saveCellsSchema>;
