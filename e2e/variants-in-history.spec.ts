import { expect, test } from './fixtures.ts';
import { ComparePart } from './pages/compare-part.ts';
import { addVariant, openVariants, varyField } from './pages/variants-part.ts';

test('the variants of a run replace the current ones, and undo brings those back', async ({ bench, page }) => {
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

test('runs of variants are not in Compare', async ({ bench, page }) => {
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
  await page.getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { name: 'Compare' }).check();
  await expect(page.getByRole('region', { name: 'Compare' })).toContainText('Compare variants runs in Variants.');
  await page.getByRole('button', { name: 'Go to Bench' }).click();
  await bench.run();
  await page.getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { name: 'Compare' }).check();
  await expect(page.getByRole('combobox', { name: 'Run A' })).toHaveValue(/^#1 /);
  await expect(page.getByRole('combobox', { name: 'Run B' })).toHaveValue(/^#3 /);
  await page.getByRole('combobox', { name: 'Run B' }).click();
  await expect(page.getByRole('option', { name: /^#3 / })).toBeVisible();
  await expect(page.getByRole('option', { name: /^#2 / })).toHaveCount(0);
});

test('a URL with a run of variants leads to its cells, and Compare says why it does not show it', async ({
  bench,
  page,
}) => {
  await bench.open();
  await bench.keepOneInput();
  await bench.run();
  const [flow, plain] = [await bench.urlValue('flow'), await bench.urlValue('run')];
  await openVariants(page);
  await addVariant(page, 'From the current tweaks');
  await bench.runButton.click();
  await expect(page.getByRole('region', { name: 'Variants' })).toContainText('2 done');
  // Saved when the card says what changed: open the URL again.
  await expect(page.getByRole('button', { name: 'Run 2', exact: true })).toHaveAccessibleDescription(
    /Variants: 1 input × 2/,
  );
  await expect(page).not.toHaveURL(new RegExp(`run=${plain}`));
  const variants = await bench.urlValue('run');

  await page.goto(`/?mode=compare&runs=${plain}.${variants}.${plain}`);
  const region = new ComparePart(page).region;
  await expect(region).toContainText('Run B is a variants run. Compare its answers in Variants.');
  await expect(region.getByRole('heading', { name: 'Nothing to compare yet' })).toBeVisible();
  await region.getByRole('button', { name: 'Go to Variants' }).click();
  await expect(page.getByRole('region', { name: 'Variants' })).toContainText('2 done');
  await page.goto(`/?mode=compare&runs=${variants}.gone`);
  await expect(region).toContainText('Run B is not on this server: it was deleted, or made on another one.');

  await page.goto(`/?flow=${flow}&run=${variants}`);
  const results = page.getByRole('region', { name: 'Results' });
  await expect(results).toContainText('Run #2 is a variants run. Each input below is one of its cells.');
  const cell = 'Input 1, Variant A';
  const answers = page.getByRole('region', { name: `${cell} answers` });
  await expect(answers.getByRole('article', { name: `Chat Output, ${cell}`, exact: true })).toBeVisible();
  await results.getByRole('tab', { name: 'Timeline' }).click();
  await expect(results.getByRole('table', { name: `Timeline, ${cell}`, exact: true })).toBeVisible();
  await expect(results.getByRole('button', { name: /^Run input/ })).toHaveCount(0);
  await results.getByRole('button', { name: 'Show in Variants' }).click();
  await expect(page.getByRole('region', { name: 'Variants' })).toContainText('2 done');
});

test('Escape closes the dialog Vary a field', async ({ bench, page }) => {
  await bench.open();
  await openVariants(page);
  await addVariant(page, 'Vary a field');
  const dialog = page.getByRole('dialog', { name: 'Vary a field' });
  await expect(dialog.getByRole('combobox', { name: 'Field to vary' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Add variant', exact: true })).toBeFocused();
});
