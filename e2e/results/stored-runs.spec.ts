import { type Browser, expect, type Page } from '@playwright/test';
import { test } from '../front-fixtures.ts';
import { BenchPage } from '../pages/bench-page.ts';
import { saveData } from '../pages/save-data.ts';
import { echoRows } from '../servers/echo-rows.ts';
import type { FrontServer } from '../servers/front-server.ts';

async function inAnotherBrowser(browser: Browser, url: string, look: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await saveData(page);
  await page.goto(url);
  await look(page);
  await context.close();
}

/** The longest wait of the page before it asks its server again. */
const ASKED_AGAIN_MS = 30_000;
const runsOf = (page: Page) => page.getByRole('list', { name: 'Runs' });

const historyOf = (page: Page) => page.getByRole('region', { name: 'History' });
const resultsOf = (page: Page) => page.getByRole('region', { name: 'Results' });
const runButton = (page: Page, number: number) =>
  runsOf(page).getByRole('button', { name: `Run ${number}`, exact: true });

/** The page's server stops answering in the middle of the next run. */
async function runWhileServerGoes(bench: BenchPage, front: FrontServer): Promise<void> {
  front.answerRuns(
    echoRows(new Map(), async () => {
      front.blockPaths(/^\/workspace\//);
    }),
  );
  await bench.run();
  await expect(historyOf(bench.page)).toContainText(
    'The server of this page does not answer. 1 run waits in this tab to be saved, and is lost if it is closed, reloaded or crashes.',
  );
}

async function expectAsksBeforeClosing(page: Page): Promise<void> {
  const dialogEvent = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await dialogEvent;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
}

test("a run that ends while the page's server is away waits in the tab, and is saved when the server is back or lost with the tab", async ({
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
  await runWhileServerGoes(bench, front);
  await expect(runButton(page, 2)).toHaveAccessibleDescription(/Not on the server yet/);
  await expectAsksBeforeClosing(page);
  front.blockPaths(null);
  await page.clock.fastForward(ASKED_AGAIN_MS);
  await expect(historyOf(page)).not.toContainText('does not answer');
  await bench.waitUntilSaved();
  await inAnotherBrowser(browser, page.url().replace(front.url, server.url), async (other) => {
    await expect(runsOf(other).getByRole('listitem')).toHaveCount(2);
    await expect(resultsOf(other)).toContainText('echo Ada');
  });

  await runWhileServerGoes(bench, front);
  page.once('dialog', (leaving) => void leaving.accept());
  await page.goto('about:blank');
  front.blockPaths(null);
  await page.goto(front.url);
  await expect(runsOf(page).getByRole('listitem')).toHaveCount(2);
});

test('two tabs number their runs without conflict, and ask which name to use when both have changed it', async ({
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
