import type { Locator, Page } from '@playwright/test';
import { expect, test } from './front-fixtures.ts';
import { BatchPart } from './pages/batch-part.ts';
import { echoRows } from './servers/echo-rows.ts';

/** Three rows, of which Grace fails. */
const ROWS = 'Ada\nGrace\nMary';

test.beforeEach(({ front, expectedConsole }) => {
  expectedConsole.push(/Failed to load resource/);
  front.answerRuns(echoRows(new Map(), (text) => text === 'Grace'));
});

test('a row and a failed row open as complete runs, the same ones when opened again', async ({
  bench,
  page,
  front,
}) => {
  await bench.open(front.url);
  const batch = new BatchPart(page);
  await batch.open();
  await batch.start(ROWS);
  await expect(batch.region).toContainText('3 of 3 rows · 2 answered · 1 error');
  const runs = runsIn(page);
  await expect(runs).toHaveCount(0);

  // As after a reload: no run is in memory.
  await page.reload();
  await batch.openAsRun(1);
  const results = page.getByRole('region', { name: 'Results' });
  await expect(bench.answer('Chat Output', 1)).toContainText('echo Ada');
  await results.getByRole('tab', { name: 'Raw' }).click();
  await expect(results.getByRole('textbox', { name: 'Raw response' })).toHaveValue(/echo Ada/);
  await results.getByRole('tab', { name: 'Answer' }).click();
  await expect(runs.first()).toHaveAccessibleDescription(/Row 1 of a batch/);

  await batch.open();
  await batch.openAsRun(2);
  await expect(results).toContainText('Language Model stopped with an error');
  await expect(results).toContainText('boom');
  await expect(page.getByRole('button', { name: 'Run 2, failed', exact: true })).toHaveAccessibleDescription(
    /Row 2 of a batch/,
  );

  await batch.open();
  await batch.openAsRun(1);
  await expect(bench.answer('Chat Output', 1)).toContainText('echo Ada');
  await expect(runs).toHaveCount(2);
  await bench.historyMenu(1, 'Replay');
  await expect(page.getByRole('region', { name: 'Replay', exact: true })).toBeVisible();
  await page.getByRole('button', { name: /replay$/ }).click();
  await bench.historyMenu(2, 'Compare with current');
  await expect(page.getByRole('region', { name: 'Compare' })).toContainText('Grace');
});

test('a run opened from a row stays when the batch is deleted, and undo brings back rows and answers', async ({
  bench,
  page,
  front,
}) => {
  await bench.open(front.url);
  const batch = new BatchPart(page);
  await batch.open();
  await batch.start(ROWS);
  await expect(batch.region).toContainText('3 of 3 rows');
  await batch.openAsRun(1);
  await expect(bench.answer('Chat Output', 1)).toContainText('echo Ada');
  const asked = front.runs;

  await batch.open();
  await batch.region.getByRole('button', { name: 'Delete batch' }).click();
  await expect(
    page.getByText('Batch deleted. Undo restores rows and answers, but not their runs').first(),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await batch.showButton(3).click();
  const third = batch.details(3);
  await expect(third).toContainText('echo Mary');
  await expect(third).toContainText('The run of this row was deleted with its batch. Only its answer was restored.');
  await expect(third.getByRole('button', { name: 'Open as a run' })).toHaveCount(0);
  await page.reload();
  await expect(runsIn(page)).toHaveCount(1);
  await runsIn(page).click();
  await expect(bench.answer('Chat Output', 1)).toContainText('echo Ada');
  expect(front.runs).toBe(asked);
});

/** The runs of the history, without the batch. */
function runsIn(page: Page): Locator {
  return page.getByRole('list', { name: 'Runs' }).getByRole('button', { name: /^Run \d+(, failed)?$/ });
}

test('a browser without room for the runs keeps the answers of the rows, and says so', async ({ bench, page }) => {
  await page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
      if (this.name === 'runs' && this.transaction.db.name === 'tweakbench-batches')
        throw new DOMException('Full', 'QuotaExceededError');
      return put.call(this, value, key);
    };
  });
  await bench.open();
  const batch = new BatchPart(page);
  const { region } = batch;
  await batch.open();
  await batch.start('Ada\nGrace');
  await expect(region).toContainText('2 of 2 rows · 2 answered');
  await page.reload();
  await batch.showButton(2).click();
  const row = batch.details(2);
  await expect(row).toContainText('This browser has no room for the run of this row, so only its answer is saved.');
  await expect(row).toContainText('Grace');
  await expect(row.getByRole('button', { name: 'Open as a run' })).toHaveCount(0);
});
