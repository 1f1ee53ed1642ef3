/** Two people vote on the same pairs, by a link; each sees the names only after the own votes. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectNoViolations } from './pages/axe.ts';
import { TOKEN } from './pages/enter-as.ts';
import { saveData } from './pages/save-data.ts';
import { BLIND_VOTE } from './servers/blind-vote.ts';

/** Chooses the answer with this word for each pair. */
async function voteFor(page: Page, word: string): Promise<void> {
  const vote = page.getByRole('main', { name: 'Blind vote' });
  for (const { question } of BLIND_VOTE.pairs) {
    await expect(vote).toContainText(question);
    const isLeft = (await vote.getByRole('article', { name: 'Left' }).textContent())?.includes(word) === true;
    await page.keyboard.press(isLeft ? '1' : '4');
  }
}

test('two people vote by a link, and the outcome says who chose what', async ({
  browser,
  page,
  startServer,
  expectedConsole,
}) => {
  expectedConsole.push(/status of 401/);
  const { url } = await startServer({ TWEAKBENCH_TOKEN: TOKEN });
  await page.request.post(`${url}/token`, { form: { token: TOKEN, name: 'Mara Lind', next: '/' } });
  expect((await page.request.put(`${url}/workspace/v1/votes/billing`, { data: BLIND_VOTE })).status()).toBe(201);
  const link = `${url}/?mode=vote&vote=billing`;
  await page.goto(link);
  await expect(page.getByRole('main', { name: 'Blind vote' })).toContainText('Can I pay by invoice?');
  await expect(page.getByRole('main', { name: 'Blind vote' })).toContainText('Mara Lind');
  await voteFor(page, 'warmly');
  const outcome = page.getByRole('main', { name: 'Outcome of the vote' });
  await expect(outcome.getByRole('heading', { level: 1 })).toHaveText('Warm was better in 2 of 2 votes');

  const context = await browser.newContext();
  const other = await context.newPage();
  await saveData(other);
  // The link leads there by way of the token.
  await other.goto(link);
  await other.getByLabel('Token').fill(TOKEN);
  await other.getByLabel('Your name').fill('Jonas Weber');
  await other.getByRole('button', { name: 'Open Tweakbench' }).click();
  // What Mara chose is not shown, nor the names.
  await expect(other.getByRole('main', { name: 'Blind vote' })).toContainText('Can I pay by invoice?');
  await expect(other.getByRole('main', { name: 'Blind vote' })).not.toContainText(/Warm\b|Precise\b/);
  await voteFor(other, 'precisely');
  const theirs = other.getByRole('main', { name: 'Outcome of the vote' });
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(
    'Precise and Warm were each better in 2 of 4 votes',
  );
  await expect(theirs.getByRole('list', { name: 'By person' }).getByRole('listitem')).toHaveText([
    /Mara Lind.*Warm 2, Precise 0/,
    /Jonas Weber.*Warm 0, Precise 2/,
  ]);
  await expect(theirs.getByRole('row', { name: /Where is order 7731/ })).toContainText('One eachNot agreed');
  await expect(other.getByText('4 votes so far. Names are shown now.')).toBeVisible();
  await expectNoViolations(other, 'the outcome of two people', { within: 'main' });
  await context.close();
});
