import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { BatchPart } from './pages/batch-part.ts';
import { readBrowserStorage } from './pages/read-browser-storage.ts';
import { echoRows } from './servers/echo-rows.ts';
import { startFront } from './servers/front-server.ts';

test('says how the rows are read before it starts, and keeps its settings while something else is shown', async ({
  bench,
  page,
}) => {
  await bench.open();
  const batch = new BatchPart(page);
  const { region } = batch;
  await batch.open();
  const format = region.getByRole('radiogroup', { name: 'Read as' });
  await batch.rows.fill('Hello, Ada\nGoodbye, Bob\nThanks, Cy');
  await expect(region).toContainText('3 rows read as Lines, 1 column.');
  await format.getByRole('radio', { name: 'CSV' }).check();
  await expect(region).toContainText('2 rows read as CSV, 2 columns.');
  const preview = region.getByRole('table', { name: 'Preview of rows' });
  await expect(preview.getByRole('columnheader')).toHaveText(['Row', 'Hello', 'Ada']);
  await expect(preview.getByRole('row').nth(2)).toContainText('Thanks');
  await region.getByRole('switch', { name: 'First row is a header' }).uncheck();
  await expect(region).toContainText('3 rows read as CSV, 2 columns.');
  await batch.column('column 2').selectOption({ label: 'Tweak Prompt Template · tone' });
  await batch.check.selectOption({ label: 'Equals text' });

  await batch.leave();
  await expect(region).toHaveCount(0);
  await batch.open();
  await expect(region).toContainText('3 rows read as CSV, 2 columns.');
  await expect(region.getByRole('switch', { name: 'First row is a header' })).not.toBeChecked();
  await expect(batch.column('column 2')).toHaveValue(/^tweak\n.*\ntone$/);
  await expect(batch.check).toHaveValue('equals');
  await format.getByRole('radio', { name: 'Lines', exact: true }).check();
  await expect(region).toContainText('3 rows read as Lines, 1 column.');

  const over = batch.startButton;
  await bench.dropFile('cities.csv', 'city,land\nParis,France\nRome,Italy', { type: 'text/csv', over });
  await expect(region).toContainText('cities.csv');
  await expect(region).toContainText('2 rows read as CSV, 2 columns.');
});

test('belongs to its flow', async ({ bench, page }) => {
  await bench.open();
  await bench.dropEchoFlow('Passing');
  await expect(bench.flow).toHaveValue(/Passing/);
  const batch = new BatchPart(page);
  const { region } = batch;
  await batch.open();
  await batch.start('Zanzibar');
  await expect(region).toContainText('1 of 1 rows');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  expect(await readBrowserStorage(page)).toContain('Zanzibar');
  await bench.flowMenu('Delete flow');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete flow' }).click();
  await expect(bench.flow).not.toHaveValue(/Passing/);
  await expect.poll(() => readBrowserStorage(page)).not.toContain('Zanzibar');
});

test('runs in one tab at a time', async ({ bench, page, server }) => {
  const seen = new Map<string, number>();
  const front = await startFront(server.url);
  front.answerRuns(() => undefined);
  await bench.open(front.url);
  const batch = new BatchPart(page);
  const { region } = batch;
  await batch.open();
  await batch.start('Ada');
  await expect(region).toContainText('1 running');
  const other = await page.context().newPage();
  await other.goto(page.url());
  const another = new BatchPart(other);
  const there = another.region;
  await another.resumeButton.click();
  await expect(there.getByRole('alert')).toHaveText('This batch runs in another tab');
  await there.getByRole('button', { name: 'Delete batch' }).click();
  const underWay = 'A batch of this flow is running, here or in another tab';
  const said = other.getByRole('status', { name: 'Run status' });
  await expect(said).toHaveText(`The batch was not deleted: ${underWay}`);
  await there.getByRole('button', { name: 'New batch' }).click();
  await another.start('Grace');
  await expect(said).toHaveText(`The batch was not started: ${underWay}`);
  // The settings are still there, for later.
  await expect(another.rows).toHaveValue('Grace');
  await there.getByRole('button', { name: 'Cancel' }).click();
  await batch.leave();
  await page.getByRole('banner').getByRole('button', { name: 'Stop batch' }).click();
  await expect(page.getByRole('banner').getByRole('button', { name: 'Run' })).toBeVisible();
  await batch.open();
  front.answerRuns(echoRows(seen, () => false));
  await batch.resumeButton.click();
  await expect(region).toContainText('1 of 1 rows');
  await another.resumeButton.click();
  await expect(there).toContainText('1 of 1 rows · 1 answered');
  expect([...seen]).toEqual([['Ada', 1]]);
  await front.close();
});

test('shows the progress of another tab when it is opened again', async ({ bench, page, server }) => {
  const front = await startFront(server.url);
  front.answerRuns(echoRows(new Map(), () => false));
  await bench.open(front.url);
  const batch = new BatchPart(page);
  await batch.open();
  const other = await page.context().newPage();
  await other.goto(page.url());
  const another = new BatchPart(other);
  await expect(another.rows).toBeVisible();
  await batch.start('Ada\nGrace');
  await expect(batch.region).toContainText('2 of 2 rows');
  const lookAgain = async () => {
    await another.leave();
    await another.open();
  };
  await lookAgain();
  await expect(another.region).toContainText('2 of 2 rows · 2 answered');
  await expect(another.showButton(2)).toHaveText('echo Grace');
  await batch.delete();
  await lookAgain();
  await expect(another.rows).toBeVisible();
  await front.close();
});

test('accepts odd files: a header alone, too many rows, and a text of hundreds of thousands of characters', async ({
  bench,
  page,
}) => {
  await bench.open();
  const batch = new BatchPart(page);
  const { region } = batch;
  await batch.open();
  await batch.openFile('head.csv', 'question,expected\n');
  await expect(region).toContainText('No rows yet, only a header.');
  await batch.openFile('many.csv', `question\n${Array.from({ length: 50_001 }, (_, row) => `row ${row}`).join('\n')}`);
  await expect(region).toContainText('50,001 rows are too many: up to 50,000');
  await batch.startButton.press('Enter');
  await expect(batch.progressbar).toHaveCount(0);
  // As a spreadsheet on Windows saves it: semicolons, and not UTF-8.
  await batch.openFile('excel.csv', Buffer.from(`question;note\r\nGr\xfc\xdfe, ${'x'.repeat(300_000)};n`, 'latin1'));
  await expect(region).toContainText('1 row read as CSV, 2 columns.');
  await batch.startButton.click();
  await expect(region).toContainText('1 of 1 rows · 1 answered');
  const line = batch.line(1);
  await expect(line).toContainText('Grüße, xxx');
  expect((await line.innerText()).length).toBeLessThan(2_000);
  await batch.showButton(1).click();
  const row = batch.details(1);
  await expect(row).toContainText('more characters are not shown. Save batch includes them.');
  expect((await row.innerText()).length).toBeLessThan(200_000);
});

test('says that the rows are being saved, until they are', async ({ bench, page }) => {
  await bench.open();
  const batch = new BatchPart(page);
  const { region } = batch;
  await batch.open();
  await batch.rows.fill('Ada\nGrace');
  await expect(region).toContainText('2 rows read as Lines');
  const release = await occupyRows(page);
  await batch.startButton.click();
  await expect(batch.startButton).toHaveAccessibleDescription('Saving the rows in this browser');
  await release();
  await expect(region).toContainText('2 of 2 rows · 2 answered');
});

/** Nothing can write rows until the returned function is called, as if another tab were saving very many. */
async function occupyRows(page: Page): Promise<() => Promise<void>> {
  const names = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  await expect.poll(names).toContain('tweakbench-batches');
  const work = await page.evaluateHandle(async () => {
    const opening = indexedDB.open('tweakbench-batches');
    const database = await new Promise<IDBDatabase>((done) => {
      opening.onsuccess = () => done(opening.result);
    });
    const rows = database.transaction('rows', 'readwrite').objectStore('rows');
    const state = { isOver: false };
    // A transaction lasts as long as it has requests.
    const ask = () => {
      if (!state.isOver) rows.count().onsuccess = ask;
    };
    ask();
    return state;
  });
  return () => work.evaluate((state) => void Object.assign(state, { isOver: true }));
}
