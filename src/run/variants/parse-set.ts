/** Parses a stored set of variants. */
import * as z from 'zod/mini';
import { EMPTY_SET, MOST_AT_ONCE, MOST_REPEATS, MOST_VARIANTS, type VariantSet } from './variant.ts';

const setSchema = z.object({
  variants: z.array(z.object({ id: z.string(), name: z.string(), tweaksText: z.string() })),
  keysOf: z.nullable(z.object({ name: z.string(), tweaksText: z.string() })),
  repeats: z.number(),
  atOnce: z.number(),
});

/** An empty set if it cannot be read. */
export function parseSet(value: unknown): VariantSet {
  const read = setSchema.safeParse(value);
  if (!read.success) return EMPTY_SET;
  const { variants, keysOf, repeats, atOnce } = read.data;
  return {
    variants: variants.slice(0, MOST_VARIANTS),
    keysOf,
    repeats: within(repeats, MOST_REPEATS),
    atOnce: within(atOnce, MOST_AT_ONCE),
  };
}

function within(count: number, most: number): number {
  return Math.min(most, Math.max(1, Math.round(count) || 1));
}
