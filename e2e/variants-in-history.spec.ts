import { expect, test } from './fixtures.ts';
import { addVariant, openVariants, varyField } from './pages/variants-part.ts';

test('the variants of a run take the place of those that are there, and give it back', async ({ bench, page }) => {
  await bench.open();
  await bench.keepOneInput();
  await openVariants(page);
  await varyField(page, 'Prompt Template · tone', 'pirate');
  await bench.runButton.click();
  await expect(page.getByRole('region', { name: 'Variants' })).toContainText('2 done');
  await page.getByRole('button', { name: 'Variant A menu' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await varyField(page, 'Prompt Template · tone', 'calm, grand');
  await bench.runButton.click();
  await expect(page.getByRole('region', { name: 'Variants' })).toContainText('3 done');
  await page.getByRole('button', { name: 'Run 1', exact: true }).click();
  await page.getByRole('button', { name: 'Use its variants' }).click();
  const heads = page.getByRole('columnheader').filter({ hasText: 'tone ' });
  await expect(page.getByRole('button', { name: 'Use its variants' })).toBeHidden();
  await expect(heads).toHaveText([/tone pirate/]);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.getByRole('button', { name: 'Back to yours' }).click();
  await expect(heads).toHaveText([/tone calm/, /tone grand/]);
});

test('runs of variants are no part of Compare', async ({ bench, page }) => {
  await bench.open();
  await bench.keepOneInput();
  await bench.run();
  await openVariants(page);
  await addVariant(page, 'From the current tweaks');
  await bench.runButton.click();
  await expect(page.getByRole('region', { name: 'Variants' })).toContainText('2 done');
  await page.getByRole('button', { name: 'Run 2 menu' }).click();
  await expect(page.getByRole('menuitem', { name: 'Replay' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: /Compare/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { name: 'Bench' }).check();
  await bench.run();
  await page.getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { name: 'Compare' }).check();
  await expect(page.getByRole('combobox', { name: 'Run A' })).toHaveValue(/^#1 /);
  await expect(page.getByRole('combobox', { name: 'Run B' })).toHaveValue(/^#3 /);
  await expect(page.getByRole('option', { name: /^#2 / })).toHaveCount(0);
});
