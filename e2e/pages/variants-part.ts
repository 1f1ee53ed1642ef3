/** Opens Variants and adds its columns. */
import type { Page } from '@playwright/test';
import { expect } from '../fixtures.ts';

export async function openVariants(page: Page): Promise<void> {
  await page.getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { name: 'Variants' }).check();
  await expect(page.getByRole('region', { name: 'Variants' })).toBeVisible();
}

/** `how` is an item of the menu. */
export async function addVariant(page: Page, how: string): Promise<void> {
  await page.getByRole('button', { name: 'Add variant', exact: true }).click();
  await page.getByRole('menuitem', { name: how, exact: true }).click();
}

/** `values` as typed into the dialog. */
export async function varyField(page: Page, field: string, values: string): Promise<void> {
  await addVariant(page, 'Vary a field');
  const dialog = page.getByRole('dialog', { name: 'Vary a field' });
  await dialog.getByRole('combobox', { name: 'Field to vary' }).fill(field);
  await page.getByRole('option', { name: field }).click();
  await dialog.getByRole('textbox', { name: 'Values' }).fill(values);
  await dialog.getByRole('button', { name: 'Add variants' }).click();
  await expect(dialog).toBeHidden();
}
