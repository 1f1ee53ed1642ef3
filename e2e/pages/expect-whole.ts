import { expect, type Locator } from '@playwright/test';

/** The value of a field is not cut. */
export async function expectWhole(field: Locator): Promise<void> {
  await expect.poll(() => field.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
}
