/**
 * A link with a request opens on a server with a token, also for people who have to enter the token first, and for
 * those who come from another site.
 */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { TOKEN } from '../pages/enter-as.ts';
import { GREETING, linkTo } from '../pages/open-request.ts';
import { saveData } from '../pages/save-data.ts';

const asking = (tone: string) => linkTo({ ...GREETING, tweaks: JSON.stringify({ 'Prompt Template': { tone } }) });

async function enterToken(page: Page, token: string): Promise<void> {
  await page.getByLabel('Token').fill(token);
  await page.getByRole('button', { name: 'Open Tweakbench' }).click();
}

async function expectRequest(page: Page, tone: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Shared request: press Run' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Tweak report' })).toContainText(tone);
}

/** A message in a chat, with a link. */
async function followFromChat(page: Page, link: string): Promise<void> {
  const html = `<!doctype html><a href="${link}">Look at this</a>`;
  await page.route('http://chat.example/', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto('http://chat.example/');
  await page.getByRole('link', { name: 'Look at this' }).click();
}

test('a link with a request or a presentation keeps its content through the page that asks for the token, and when it comes from another site', async ({
  browser,
  startServer,
}) => {
  const { url } = await startServer({ TWEAKBENCH_TOKEN: TOKEN });
  const context = await browser.newContext();
  const page = await context.newPage();
  await saveData(page);
  await followFromChat(page, `${url}/${asking('pirate and brisk')}`);
  await enterToken(page, 'not the token');
  await expect(page.getByRole('alert')).toHaveText('That is not the token.');
  await enterToken(page, TOKEN);
  await expectRequest(page, 'pirate and brisk');

  await followFromChat(page, `${url}/${asking('calm and slow')}`);
  await expectRequest(page, 'calm and slow');
  // A page of another site may open the page, but gets nothing from the rest of the server.
  await followFromChat(page, `${url}/workspace/v1/runs`);
  await expect(page).toHaveTitle('Tweakbench: enter the token');
  await page.goto(`${url}/workspace/v1/runs`);
  await expect(page.locator('body')).toContainText('"runs"');

  // A link to a presentation works in the same way.
  await context.clearCookies();
  const question = linkTo({ ...GREETING, inputs: ['Ida, who loves rain'] });
  await followFromChat(page, `${url}/?mode=present${question}`);
  await enterToken(page, TOKEN);
  await expect(page.getByRole('main', { name: 'Present' })).toContainText('Ida, who loves rain');
  await context.close();
});
