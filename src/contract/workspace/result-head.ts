/** What lists show of a result, what it was run with, and its cells by their state. */
import * as z from 'zod/mini';
import { tweaksSchema } from '../run-request.ts';
import { componentInfoSchema } from '../suite/results-file.ts';
import { runVersionSchema } from '../versions/flow-version.ts';

const text = z.string();
const count = z.int().check(z.nonnegative());

/** The state of a cell, as a number. Those from 2 on have the names of `CellVerdict`. */
export const CELL_STATE_CODES = { open: 0, passed: 2, failed: 3, broken: 4, answered: 5 } as const;

export const resultHeadSchema = z.object({
  /** `suiteDigest` of what was run. */
  digest: text,
  /** How many cases there are, including those that are left out and have no cells. */
  cases: count,
  cells: count,
  /** Names; the first is the flow itself. */
  variants: z.array(text).check(z.minLength(1)),
  repeats: z.int().check(z.gte(1)),
  atOnce: z.int(),
  output: z.nullable(text),
  /** The flow; `version` is absent if the flow was run as it was. */
  flow: z.object({ id: text, name: text, fingerprint: text, version: z.optional(runVersionSchema) }),
  server: z.object({ name: text, release: text, address: z.nullable(text) }),
  /** Epoch ms. */
  startedAt: z.number(),
  endedAt: z.nullable(z.number()),
  /** Median time of all cells with an answer; null until the run has ended. */
  medianMs: z.nullable(z.number()),
});
export type ResultHead = z.infer<typeof resultHeadSchema>;

/** How many cells are in each state. `answered`: cells with an answer but without checks. */
export const resultTallySchema = z.object({ passed: count, failed: count, broken: count, answered: count });
export type ResultTally = z.infer<typeof resultTallySchema>;

/** What a result was run with. It may be long, so no list has it. Tweaks with secrets masked; components by id. */
export const resultAboutSchema = z.object({
  variants: z.array(z.object({ name: text, tweaks: tweaksSchema })),
  components: z.record(z.string(), componentInfoSchema),
  notes: z.optional(z.array(text)),
});
export type ResultAbout = z.infer<typeof resultAboutSchema>;
