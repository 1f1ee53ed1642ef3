import type { Page } from '@playwright/test';

/** Answers the dialog about an evidence file of runs with values of components. */
export async function confirmEvidence(page: Page, { hasValues = false } = {}): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Save evidence file' });
  if (hasValues) await dialog.getByRole('checkbox', { name: /^What components received and gave/ }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
}
