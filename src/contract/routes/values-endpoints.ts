/** How a reader asks the embedded engine for what components received and gave. */
import * as z from 'zod/mini';
import { inputValuesSchema } from '../component-values.ts';
import { lenientObject } from '../json-schema.ts';

/** Of a request: `yes` asks for values. Of an answer as plain JSON: the id by which they can be read. */
export const VALUES_HEADER = 'x-tweakbench-values';

export const valuesPath = (id: string) => `/api/v1/run/values/${encodeURIComponent(id)}`;

/** `input`: index in the request. */
export const readValuesSchema = lenientObject({
  inputs: z.array(lenientObject({ input: z.int().check(z.nonnegative()), values: inputValuesSchema })),
});
export type ReadValues = z.infer<typeof readValuesSchema>;
