/** Which answer Present shows. */
import { expect, test } from './fixtures.ts';

test('the marks of Present belong to the shown answer, and questions run in sessions of their own', async ({
  bench,
  page,
}) => {
  await bench.open();
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
  const ask = async () => {
    const asked = page.waitForRequest(/run\/advanced/);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    const { session_id } = (await asked).postDataJSON();
    await expect(page.getByRole('button', { name: /^Stop/ })).toHaveCount(0);
    return session_id;
  };
  const sessions = [await ask(), await ask()];
  expect(sessions).toEqual([expect.stringMatching(/^tb-/), expect.stringMatching(/^tb-/)]);
  expect(new Set(sessions).size).toBe(2);
  const switchSessions = async (item: string) => {
    await page.getByRole('button', { name: 'Presentation menu' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await switchSessions('Share one session');
  await expect(page.getByRole('banner')).toContainText('Every question uses the flow’s own session.');
  expect(await ask()).toBeUndefined();
  await switchSessions('Use a new session for each question');
  await expect(bench.status).toHaveText(/Run finished/);
  await expect(strip).toContainText('temperature 0.7');
  await region('Knobs').getByRole('slider', { name: 'Temperature' }).press('Home');
  await expect(answer).toContainText('This answer was made before the last change.');
  await expect(strip).toContainText('temperature 0.7');
  await region('Knobs').getByRole('button', { name: 'Remove Temperature' }).click();
  await expect(page.getByRole('slider')).toHaveCount(0);
});
