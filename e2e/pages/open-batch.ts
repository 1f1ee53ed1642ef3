/** Opens Batch from anywhere. */
import { expect, type Page } from '@playwright/test';

export async function openBatch(page: Page): Promise<void> {
  await page.getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { name: 'Batch' }).check();
  await expect(page.getByRole('region', { name: 'Batch' })).toBeVisible();
}
