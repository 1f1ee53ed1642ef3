import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectNoViolations } from './pages/axe.ts';

const TOKEN = 'open sesame!';

/** Enters the token and a name, as everybody does once on a server that others use too. */
async function enterAs(page: Page, url: string, name: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel('Token').fill(TOKEN);
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Open Tweakbench' }).click();
  await expect(page.getByRole('button', { name: `You: ${name}`, exact: true })).toBeVisible();
}

test('a person gives a name with the token, and changes it', async ({ bench, page, startServer, expectedConsole }) => {
  // The token page itself, and its icon.
  expectedConsole.push(/status of 401/);
  const { url } = await startServer({ TWEAKBENCH_TOKEN: TOKEN });
  await enterAs(page, url, 'Mara');
  await page.getByRole('button', { name: 'You: Mara', exact: true }).click();
  const you = page.getByRole('dialog', { name: 'You on this server' });
  const field = you.getByRole('textbox', { name: 'Your name' });
  await expect(field).toHaveValue('Mara');
  await expectNoViolations(page, 'your name');
  await field.fill('Mara Lind');
  await field.press('Enter');
  await expect(you.getByRole('status')).toHaveText('Saved');
  await page.keyboard.press('Escape');
  const button = page.getByRole('button', { name: 'You: Mara Lind', exact: true });
  await expect(button).toBeFocused();
  await page.reload();
  await expect(button).toBeVisible();

  const all = page.getByRole('button', { name: 'All runs' });
  await all.click();
  const dialog = page.getByRole('dialog', { name: 'All runs' });
  await expect(dialog).toContainText('No runs on this server yet.');
  await expectNoViolations(page, 'all runs, empty');
  await dialog.getByRole('searchbox', { name: 'Search runs' }).focus();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(all).toBeFocused();
  await bench.run();
});
