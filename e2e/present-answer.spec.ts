/** Which answer Present shows. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { boxOf } from './pages/box-of.ts';
import { GREETING, loadRequest, openRequest } from './pages/open-request.ts';

async function expectHeadInOneRow(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1024, height: 768 });
  await expect.poll(async () => (await boxOf(page.getByRole('banner'))).height).toBeLessThan(60);
  await page.setViewportSize({ width: 1440, height: 900 });
}

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
  // Nobody else reaches this server.
  const publish = page.getByRole('button', { name: 'Publish', exact: true });
  await expect(publish).toHaveAttribute('aria-disabled', 'true');
  await expect(publish).toHaveAccessibleDescription(/Start Tweakbench as a server to publish/);

  await page.getByRole('combobox', { name: 'Add a field' }).click();
  await expect(page.getByRole('option').first()).toHaveAccessibleName('tone · Prompt Template');
  await page.getByRole('option', { name: 'Temperature · Language Model' }).click();
  await expect(region('Knobs').getByRole('slider', { name: 'Temperature' })).toBeVisible();
  // The list of fields has moved.
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeFocused();
  await expect(page.getByRole('banner')).toContainText('Every question runs in a new session.');
  await expectHeadInOneRow(page);
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

test('an answer with other outputs is marked; questions from the room are added, asked where the shown one is, and given up with Escape', async ({
  bench,
  page,
}) => {
  const guests = { ...GREETING, inputs: ['Ada, who loves engines', 'Grace, who has been at sea'] };
  await openRequest(bench, guests);
  await bench.run();
  const answer = page.getByRole('region', { name: 'Answer', exact: true });
  // With other outputs, the answer was made before the change.
  await loadRequest(bench, { ...guests, outputs: ['Prompt Template'] });
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  await expect(answer.getByRole('article')).toContainText('Ada');
  await expect(answer).toContainText('This answer was made before the last change.');
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await loadRequest(bench, guests);

  await page.getByRole('button', { name: 'Present', exact: true }).click();
  const questions = page.getByRole('radiogroup', { name: 'Question' });
  await expect(answer.getByRole('article')).toContainText('Ada');
  // Asking one question again keeps the answers of the others.
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(bench.status).toHaveText(/Run finished/);
  await page.getByRole('main', { name: 'Present' }).press('ArrowRight');
  await expect(answer.getByRole('article')).toContainText('Grace');

  const add = page.getByRole('button', { name: 'Add a question' });
  await add.press('Enter');
  const field = page.getByRole('textbox', { name: 'Question' });
  await expect(field).toBeFocused();
  await expect(questions.getByRole('radio', { checked: true })).toHaveAccessibleName('Question 3');
  await expectHeadInOneRow(page);
  await page.keyboard.type('Marie, who loves radium');
  await page.keyboard.press('Enter');
  await expect(answer).toContainText('Press Run to ask this question.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(answer.getByRole('article')).toContainText('Marie');
  await expect(bench.status).toHaveText(/Run finished/);
  await questions.getByRole('radio', { name: 'Question 1' }).check();
  await expect(answer.getByRole('article')).toContainText('Ada');

  await add.press('Enter');
  await expect(field).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(questions.getByRole('radio')).toHaveCount(3);
  await expect(questions.getByRole('radio', { checked: true })).toHaveAccessibleName('Question 1');
  await expect(page.getByRole('button', { name: 'Edit question: Ada', exact: false })).toBeVisible();

  // A request without inputs takes a question too.
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await bench.sendInputs("Use the flow's saved text");
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  await expect(answer).toContainText('The flow’s saved text');
  await add.click();
  await page.keyboard.type('Rosalind, who loves crystals');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(answer.getByRole('article')).toContainText('Rosalind');
});
