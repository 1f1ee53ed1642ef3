import { type Browser, expect, type Page } from '@playwright/test';
import { test } from '../front-fixtures.ts';
import { BenchPage } from '../pages/bench-page.ts';
import { saveData } from '../pages/save-data.ts';

async function inAnotherBrowser(browser: Browser, url: string, look: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await saveData(page);
  await page.goto(url);
  await look(page);
  await context.close();
}

/** The page asks a server again that did not answer. */
const SENT_AGAIN_AFTER_MS = 10_000;
const runsOf = (page: Page) => page.getByRole('list', { name: 'Runs' });

const historyOf = (page: Page) => page.getByRole('region', { name: 'History' });
const resultsOf = (page: Page) => page.getByRole('region', { name: 'Results' });
const runButton = (page: Page, number: number) =>
  runsOf(page).getByRole('button', { name: `Run ${number}`, exact: true });

async function expectKeptInBrowser(page: Page): Promise<void> {
  await expect(historyOf(page)).toContainText(
    'The server of this page does not answer. 1 run is kept in this browser and sent again until the server has it.',
  );
}

test('a run that the server could not save is kept through a reload, reported, and saved later', async ({
  bench,
  browser,
  expectedConsole,
  front,
  page,
  server,
}) => {
  expectedConsole.push(/Failed to load resource/, /net::ERR/);
  await page.clock.install();
  await bench.open(front.url);
  await bench.run();
  await bench.waitUntilSaved();
  front.blockPaths(/^\/workspace\//);
  await bench.run();
  await expectKeptInBrowser(page);
  await expect(runButton(page, 2)).toHaveAccessibleDescription(/Not on the server yet/);
  await page.reload();
  await expectKeptInBrowser(page);
  await expect(resultsOf(page)).toContainText('Ada');
  const { runs } = await (await page.request.get(`${server.url}/workspace/v1/runs`)).json();
  expect(runs).toHaveLength(1);

  front.blockPaths(null);
  await page.clock.fastForward(SENT_AGAIN_AFTER_MS);
  await expect(historyOf(page)).not.toContainText('does not answer');
  await expect(historyOf(page)).toContainText('2 runs');
  await bench.waitUntilSaved();

  await inAnotherBrowser(browser, page.url().replace(front.url, server.url), async (other) => {
    await expect(runsOf(other).getByRole('listitem')).toHaveCount(2);
    await expect(resultsOf(other)).toContainText('Ada');
    await runButton(other, 1).click();
    await expect(resultsOf(other)).toContainText('Run #1, opened from history');
    await expect(resultsOf(other)).toContainText('Ada');
  });
});

test('two tabs number their runs without conflict, and of a name that both have changed one is chosen', async ({
  bench,
  context,
  expectedConsole,
  page,
}) => {
  expectedConsole.push(/412/);
  await bench.open();
  const other = await context.newPage();
  await saveData(other);
  await other.goto('/');
  await bench.run();
  await expect(other.getByRole('button', { name: 'Run 1', exact: true })).toBeVisible();
  await other.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(other.getByRole('status', { name: 'Run status' })).toHaveText(/Run finished/);
  await expect(page.getByRole('button', { name: 'Run 2', exact: true })).toBeVisible();

  await bench.waitUntilSaved();
  await bench.historyMenu(1, 'Name');
  await new BenchPage(other).historyMenu(1, 'Name');
  await other.getByRole('textbox', { name: 'Name of run 1' }).fill('Theirs');
  await other.keyboard.press('Enter');
  await expect(runsOf(other)).toContainText('Theirs');

  await page.getByRole('textbox', { name: 'Name of run 1' }).fill('Mine');
  await page.keyboard.press('Enter');
  const notice = page.getByRole('region', { name: /^Notice: Somebody else has changed run 1/ });
  await expect(notice).toContainText('Its name is now “Theirs”. Your name “Mine” was not saved.');
  await expect(runsOf(page)).toContainText('Theirs');
  await notice.getByRole('button', { name: 'Save mine' }).click();
  await expect(runsOf(page)).toContainText('Mine');
  await expect(runsOf(other)).toContainText('Mine');
});
