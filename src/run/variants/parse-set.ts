/** Parses a stored set of variants. */
import * as z from 'zod/mini';
import { EMPTY_SET, MAX_AT_ONCE, MAX_REPEATS, MAX_VARIANTS, type VariantSet } from './variant.ts';

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
    variants: variants.slice(0, MAX_VARIANTS),
    keysOf,
    repeats: within(repeats, MAX_REPEATS),
    atOnce: within(atOnce, MAX_AT_ONCE),
  };
}

function within(count: number, limit: number): number {
  return Math.min(limit, Math.max(1, Math.round(count) || 1));
}
