/** Enters the token and a name, as everybody does once on a server that others use too. */
import { expect, type Page } from '@playwright/test';

export const TOKEN = 'open sesame!';

export async function enterAs(page: Page, url: string, name: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel('Token').fill(TOKEN);
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Open Tweakbench' }).click();
  await expect(page.getByRole('button', { name: `You: ${name}`, exact: true })).toBeVisible();
}
