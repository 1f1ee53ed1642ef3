/** Which answer Present shows. */
import { expect, test } from './fixtures.ts';
import { addVariant, openVariants } from './pages/variants-part.ts';

test('Present takes no answer from the variants, and its marks belong to the answer on screen', async ({
  bench,
  page,
}) => {
  await bench.open();
  await openVariants(page);
  await addVariant(page, 'From the current tweaks');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(bench.status).toHaveText(/Run finished/);
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  const region = (name: string) => page.getByRole('region', { name, exact: true });
  const answer = region('Answer');
  const strip = region('Flow');
  await expect(answer).toContainText('Press Run to ask this question.');
  await expect(strip).not.toContainText('friendly');
  await expect(page.getByRole('slider')).toHaveCount(0);

  await page.getByRole('combobox', { name: 'Add a field' }).click();
  await expect(page.getByRole('option').first()).toHaveAccessibleName('tone · Prompt Template');
  await page.getByRole('option', { name: 'Temperature · Language Model' }).click();
  await expect(region('Knobs').getByRole('slider', { name: 'Temperature' })).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('Every question runs in a new session.');
  const asked = page.waitForRequest(/run\/advanced/);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  expect((await asked).postDataJSON().session_id).toMatch(/^tb-/);
  await expect(bench.status).toHaveText(/Run finished/);
  await expect(strip).toContainText('temperature 0.7');
  await region('Knobs').getByRole('slider', { name: 'Temperature' }).press('Home');
  await expect(answer).toContainText('This answer was made before the last change.');
  await expect(strip).toContainText('temperature 0.7');
  await region('Knobs').getByRole('button', { name: 'Remove Temperature' }).click();
  await expect(page.getByRole('slider')).toHaveCount(0);
});
