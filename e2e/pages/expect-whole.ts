import { expect, type Locator } from '@playwright/test';

/** Nothing of the value of a field, or of a list, is cut. */
export async function expectWhole(part: Locator): Promise<void> {
  await expect.poll(() => part.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
}
