import { z } from 'zod';

/** A whole number as text, in a setting or a query. */
export function wholeNumber(least: number, most: number) {
  return z.coerce
    .number('is not a number')
    .int('is not a whole number')
    .min(least, `is below ${least}`)
    .max(most, `is above ${most}`);
}
