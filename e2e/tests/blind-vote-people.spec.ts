/** Two people vote on the same pairs, by a link; each sees the names only after the own votes. */
import type { Browser, Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import { boxOf } from '../pages/box-of.ts';
import { TOKEN } from '../pages/enter-as.ts';
import { saveData } from '../pages/save-data.ts';
import { BLIND_VOTE } from '../servers/blind-vote.ts';

/** Both find both answers good. */
const FIRST = { question: 'Is it open?', case: 3, answers: ['Yes.', 'Of course!'] };
const VOTE = { ...BLIND_VOTE, pairs: [FIRST, ...BLIND_VOTE.pairs] };

const vote = (page: Page) => page.getByRole('main', { name: 'Blind vote' });
const side = (page: Page, name: 'Left' | 'Right') => vote(page).getByRole('article', { name, exact: true });
const progress = (page: Page) => vote(page).getByRole('progressbar', { name: 'Pairs done' });
const outcomeOf = (page: Page) => page.getByRole('main', { name: 'Outcome of the vote' });

/** Chooses the answer with this word. */
async function voteFor(page: Page, question: string, word: string): Promise<void> {
  await expect(vote(page)).toContainText(question);
  const isLeft = (await side(page, 'Left').textContent())?.includes(word) === true;
  await page.keyboard.press(isLeft ? '1' : '4');
}

/** Clicks at the position of the button: Playwright's own click would wait until the button is enabled. */
async function clickUnavailable(button: Locator): Promise<void> {
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  const { x, y, width, height } = await boxOf(button);
  await button.page().mouse.click(x + width / 2, y + height / 2);
}

/** Both answers have to be seen before a vote counts. */
async function voteOnNarrowScreen(page: Page): Promise<void> {
  const good = vote(page).getByRole('button', { name: 'Both good' });
  await clickUnavailable(good);
  await page.keyboard.press('2');
  await expect(progress(page)).toHaveAttribute('value', '0');
  await expect(side(page, 'Right')).toBeHidden();
  await vote(page).getByRole('radio', { name: 'Right' }).check();
  await expect(side(page, 'Right')).toBeVisible();
  await expectNoViolations(page, 'a vote on a narrow screen');
  await good.click();
  await expect(progress(page)).toHaveAttribute('value', '1');
}

/** The page keeps a choice that the server did not take, and sends it again. */
async function sendAgain(page: Page): Promise<void> {
  const alert = vote(page).getByRole('alert');
  await expect(alert).toContainText('Your last choices are not saved yet.');
  // Votes on the next pair, in a window with room for both answers.
  await page.setViewportSize({ width: 1440, height: 900 });
  for (const name of ['Left', 'Right'] as const) await expect(side(page, name)).toBeVisible();
  await voteFor(page, 'Can I pay by invoice?', 'warmly');
  await expect(progress(page)).toHaveAttribute('value', '2');
  await page.unroute('**/ballots/0');
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(alert).toBeHidden();
  await page.reload();
  await expect(progress(page)).toHaveAttribute('value', '2');
}

/** In a browser of their own. The link leads there by way of the token. */
async function openAsOther(browser: Browser, link: string): Promise<Page> {
  const other = await (await browser.newContext()).newPage();
  await saveData(other);
  await other.goto(link);
  await other.getByLabel('Token').fill(TOKEN);
  await other.getByLabel('Your name').fill('Jonas Weber');
  await other.getByRole('button', { name: 'Open Tweakbench' }).click();
  return other;
}

async function readOutcome(page: Page): Promise<void> {
  const outcome = outcomeOf(page);
  await expect(outcome.getByRole('heading', { level: 1 })).toHaveText(
    '“Precise” and “Warm” were each better in 2 of 6 votes',
  );
  await expect(outcome.getByRole('list', { name: 'By person' }).getByRole('listitem')).toHaveText([
    /Mara Lind.*Warm 2, Precise 0/,
    /Jonas Weber.*Warm 0, Precise 2/,
  ]);
  await expect(outcome.getByRole('row', { name: /Where is order 7731/ })).toContainText('One eachNot agreed');
  await expect(page.getByText('6 votes so far. Names are shown now.')).toBeVisible();
  await expectNoViolations(page, 'the outcome of two people', { within: 'main' });
}

test('two people vote on the same pairs by a link, on a narrow screen too, and the outcome says who chose what', async ({
  browser,
  page,
  startServer,
  expectedConsole,
}) => {
  // The 401 is from the page that asks for the token, the other status from the vote that fails.
  expectedConsole.push(/status of 401/, /net::ERR_FAILED/);
  const { url } = await startServer({ TWEAKBENCH_TOKEN: TOKEN });
  await page.request.post(url, { form: { token: TOKEN, name: 'Mara Lind' } });
  expect((await page.request.put(`${url}/workspace/v1/votes/billing`, { data: VOTE })).status()).toBe(201);
  const link = `${url}/?mode=vote&vote=billing`;
  await page.setViewportSize({ width: 390, height: 844 });
  await page.route('**/ballots/0', (route) => route.abort());
  await page.goto(link);
  await expect(vote(page)).toContainText(FIRST.question);
  await expect(vote(page)).toContainText('Mara Lind');
  await voteOnNarrowScreen(page);
  await sendAgain(page);
  await voteFor(page, 'Where is order 7731?', 'warmly');
  await expect(outcomeOf(page).getByRole('heading', { level: 1 })).toHaveText('“Warm” leads 2 to 0');

  const other = await openAsOther(browser, link);
  // What Mara chose is not shown, nor the names.
  await expect(vote(other)).toContainText(FIRST.question);
  await expect(vote(other)).not.toContainText(/Warm\b|Precise\b/);
  await other.keyboard.press('2');
  for (const { question } of BLIND_VOTE.pairs) await voteFor(other, question, 'precisely');
  await readOutcome(other);
  await other.context().close();
});
