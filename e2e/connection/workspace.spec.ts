import type { Page } from '@playwright/test';
import { answeredRun } from '../../src/run/testing/run-of.ts';
import { expect, test } from '../fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import { BenchPage } from '../pages/bench-page.ts';
import { boxOf } from '../pages/box-of.ts';
import { enterAs, TOKEN } from '../pages/enter-as.ts';
import { saveData } from '../pages/save-data.ts';

const DIALOG = { within: '[role="dialog"]' };

test('a browser that has started no run opens none of the many on its server, whose list loads more at its end and fits a narrow screen', async ({
  bench,
  page,
}) => {
  const { id, name } = await (await page.request.get('/api/v1/flows/two-inputs')).json();
  const run = { ...answeredRun(['An answer']), flow: { id, name } };
  for (let number = 1; number <= 61; number += 1) {
    const data = { run: { ...run, id: `run-${number}` }, change: 'No tweaks' };
    expect((await page.request.put(`/workspace/v1/runs/run-${number}`, { data })).status()).toBe(201);
  }
  await bench.open();
  const results = page.getByRole('region', { name: 'Results' });
  await expect(results.getByRole('heading', { name: 'You have not run this flow yet' })).toBeVisible();
  await results.getByRole('button', { name: '61 runs of others in History' }).click();
  const dialog = page.getByRole('dialog', { name: 'All runs' });
  const table = dialog.getByRole('table', { name: 'All runs' });
  const open = (number: number) => table.getByRole('button', { name: `Open run ${number}`, exact: true });
  await open(61).press('End');
  await expect(open(12)).toBeFocused();
  // The head and 61 runs: once all are loaded, their number is known.
  await expect(table).toHaveAttribute('aria-rowcount', '62');
  await open(12).press('End');
  await expect(open(1)).toBeFocused();
  await expect(open(61)).toHaveCount(0);
  await open(1).press('Home');
  await expect(open(61)).toBeFocused();

  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoViolations(page, 'all runs, narrow', DIALOG);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await open(61).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('tab', { name: 'Results' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByRole('button', { name: 'All runs' }).click();
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(dialog).toBeHidden();
});

async function changeName(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'You: Mara', exact: true }).click();
  const you = page.getByRole('dialog', { name: 'You on this server' });
  const field = you.getByRole('textbox', { name: 'Your name' });
  await expect(field).toHaveValue('Mara');
  await expectNoViolations(page, 'your name', { within: '[role="dialog"], header' });
  await field.fill('Mara Lind');
  await field.press('Enter');
  await expect(you.getByRole('status')).toHaveText('Saved');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'You: Mara Lind', exact: true })).toBeFocused();
}

const allRuns = (page: Page) => page.getByRole('dialog', { name: 'All runs' });

/** Drags the handle of the strip by so many px. */
async function dragHandle(page: Page, by: number): Promise<void> {
  const { x, y } = await boxOf(page.getByRole('button', { name: 'All runs' }));
  await page.mouse.move(x + 20, y + 20);
  await page.mouse.down();
  await page.mouse.move(x + 20, y + 20 + by, { steps: 3 });
  await page.mouse.up();
}

/** Pulled up by its handle; put down by Escape in its search field, and by the handle. */
async function openNoRuns(page: Page): Promise<void> {
  const all = page.getByRole('button', { name: 'All runs' });
  await dragHandle(page, -200);
  await expect(allRuns(page)).toContainText('No runs on this server yet.');
  await expectNoViolations(page, 'all runs, empty', DIALOG);
  await allRuns(page).getByRole('searchbox', { name: 'Search runs' }).focus();
  await page.keyboard.press('Escape');
  await expect(allRuns(page)).toBeHidden();
  await expect(all).toBeFocused();
  await all.press('ArrowUp');
  await expect(allRuns(page)).toBeVisible();
  await dragHandle(page, 30);
  await expect(allRuns(page)).toBeHidden();
}

async function runAsMara(bench: BenchPage): Promise<void> {
  await bench.input(1).fill('Ada, who loves zebras');
  await bench.run();
  const runs = bench.page.getByRole('list', { name: 'Runs' });
  await expect(runs.getByRole('img', { name: 'Mara Lind' })).toBeVisible();
  await bench.waitUntilSaved();
}

/** Searches on the server for words of an input. */
async function findRun(page: Page): Promise<void> {
  const dialog = allRuns(page);
  await page.getByRole('button', { name: 'All runs' }).click();
  const rows = dialog.getByRole('table', { name: 'All runs' }).getByRole('row');
  await expect(rows).toHaveText([/^RunWhoWhat/, /#1.*Mara Lind.*(just now|min ago)/]);
  await expectNoViolations(page, 'all runs', DIALOG);
  const search = dialog.getByRole('searchbox', { name: 'Search runs' });
  await search.fill('giraffes');
  await expect(dialog).toContainText('No run has “giraffes” in its inputs, answers, name or note.');
  await search.fill('ZEBRAS');
  await expect(dialog.getByRole('status')).toHaveText('1 found');
  await dialog.getByRole('radio', { name: 'Mine' }).click();
  await expect(dialog.getByRole('status')).toHaveText('0 found');
  await dialog.getByRole('button', { name: 'Show all runs' }).click();
}

async function openFoundRun(page: Page): Promise<void> {
  const dialog = allRuns(page);
  const open = dialog.getByRole('button', { name: 'Open run 1', exact: true });
  await open.press('Enter');
  const results = page.getByRole('region', { name: 'Results' });
  await expect(results).toContainText(/Mara Lind ran this (just now|\d+ min ago)\. Opened from history\./);
  await expect(results).toContainText('zebras');
  // On a screen with room the list stays beside the page.
  await expect(open).toHaveAttribute('aria-current', 'true');
  await expect(dialog).toContainText(`Permanent link of #1`);
  await open.press('Escape');
  await expect(dialog).toBeHidden();
}

/** Deletes a run of somebody else, after one Cancel. */
async function deleteForEveryone(bench: BenchPage): Promise<void> {
  const { page } = bench;
  const question = page.getByRole('dialog', { name: 'Delete run 1' });
  await bench.historyMenu(1, 'Delete');
  await expect(question).toContainText("This is Mara's run. Delete it for everyone?");
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  await bench.historyMenu(1, 'Delete');
  await question.getByRole('button', { name: 'Delete for everyone' }).click();
  await expect(page.getByRole('region', { name: 'Notice: Run 1 deleted' })).toBeVisible();
}

test('a person gives a name and changes it, and two people see each other’s runs and ask before they delete one', async ({
  bench,
  browser,
  page,
  startServer,
  expectedConsole,
}) => {
  test.slow();
  // The page that asks for the token, and its icon, are answered with 401.
  expectedConsole.push(/status of 401/);
  const { url } = await startServer({ TWEAKBENCH_TOKEN: TOKEN });
  await enterAs(page, url, 'Mara');
  await changeName(page);
  await openNoRuns(page);
  await runAsMara(bench);

  const context = await browser.newContext();
  const other = await context.newPage();
  await saveData(other);
  const otherBench = new BenchPage(other);
  // A link to the run.
  await enterAs(other, `${url}/?run=${await bench.urlValue('run')}`, 'Jonas Weber');
  await expect(other.getByRole('region', { name: 'Results' })).toContainText('zebras');
  await otherBench.chooseFlow('Topic and audience');
  await findRun(other);
  await openFoundRun(other);
  await deleteForEveryone(otherBench);

  // Its address still names the run.
  await page.reload();
  await expect(page.getByRole('region', { name: 'History' })).toContainText('No runs yet');
  await expect(page.getByRole('button', { name: 'You: Mara Lind', exact: true })).toBeVisible();
  await context.close();
});
