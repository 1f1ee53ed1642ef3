import { expect, test } from './fixtures.ts';
import { openBatch } from './pages/open-batch.ts';
import { readBrowserStorage } from './pages/read-browser-storage.ts';
import { echoRows } from './servers/echo-rows.ts';
import { startFront } from './servers/front-server.ts';

test('says how the rows are read before it starts, and keeps its settings while something else is shown', async ({
  bench,
  page,
}) => {
  await bench.open();
  await openBatch(page);
  const region = page.getByRole('region', { name: 'Batch' });
  const format = region.getByRole('radiogroup', { name: 'Read as' });
  await region.getByRole('textbox', { name: 'Rows', exact: true }).fill('Hello, Ada\nGoodbye, Bob\nThanks, Cy');
  await expect(region).toContainText('3 rows read as Lines, 1 column.');
  await format.getByRole('radio', { name: 'CSV' }).check();
  await expect(region).toContainText('2 rows read as CSV, 2 columns.');
  const preview = region.getByRole('table', { name: 'Preview of rows' });
  await expect(preview.getByRole('columnheader')).toHaveText(['Row', 'Hello', 'Ada']);
  await expect(preview.getByRole('row').nth(2)).toContainText('Thanks');
  await region.getByRole('switch', { name: 'First row is a header' }).uncheck();
  await expect(region).toContainText('3 rows read as CSV, 2 columns.');
  await region
    .getByRole('combobox', { name: 'Column column 2 goes to' })
    .selectOption({ label: 'Tweak Prompt Template · tone' });
  await region.getByRole('combobox', { name: 'Check each answer' }).selectOption({ label: 'Equals text' });

  await page.getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { name: 'Bench' }).check();
  await expect(region).toHaveCount(0);
  await openBatch(page);
  await expect(region).toContainText('3 rows read as CSV, 2 columns.');
  await expect(region.getByRole('switch', { name: 'First row is a header' })).not.toBeChecked();
  await expect(region.getByRole('combobox', { name: 'Column column 2 goes to' })).toHaveValue(/^tweak\n.*\ntone$/);
  await expect(region.getByRole('combobox', { name: 'Check each answer' })).toHaveValue('equals');
  await format.getByRole('radio', { name: 'Lines', exact: true }).check();
  await expect(region).toContainText('3 rows read as Lines, 1 column.');

  const over = region.getByRole('button', { name: 'Start batch' });
  await bench.dropFile('cities.csv', 'city,land\nParis,France\nRome,Italy', { type: 'text/csv', over });
  await expect(region).toContainText('cities.csv');
  await expect(region).toContainText('2 rows read as CSV, 2 columns.');
});

test('belongs to its flow', async ({ bench, page }) => {
  await bench.open();
  await bench.dropEchoFlow('Passing');
  await expect(bench.flow).toHaveValue(/Passing/);
  await openBatch(page);
  const region = page.getByRole('region', { name: 'Batch' });
  await region.getByRole('textbox', { name: 'Rows', exact: true }).fill('Zanzibar');
  await region.getByRole('button', { name: 'Start batch' }).click();
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
  await openBatch(page);
  const region = page.getByRole('region', { name: 'Batch' });
  await region.getByRole('textbox', { name: 'Rows', exact: true }).fill('Ada');
  await region.getByRole('button', { name: 'Start batch' }).click();
  await expect(region).toContainText('1 running');
  const other = await page.context().newPage();
  await other.goto(page.url());
  const there = other.getByRole('region', { name: 'Batch', exact: true });
  await other.getByRole('button', { name: 'Resume batch' }).click();
  await expect(there.getByRole('alert')).toHaveText('This batch runs in another tab');
  await there.getByRole('button', { name: 'Delete batch' }).click();
  const underWay = 'A batch of this flow is running, here or in another tab';
  const said = other.getByRole('status', { name: 'Run status' });
  await expect(said).toHaveText(`The batch was not deleted: ${underWay}`);
  await there.getByRole('button', { name: 'New batch' }).click();
  await there.getByRole('textbox', { name: 'Rows', exact: true }).fill('Grace');
  await there.getByRole('button', { name: 'Start batch' }).click();
  await expect(said).toHaveText(`The batch was not started: ${underWay}`);
  // The settings are still there, for later.
  await expect(there.getByRole('textbox', { name: 'Rows', exact: true })).toHaveValue('Grace');
  await there.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { name: 'Bench' }).check();
  await page.getByRole('banner').getByRole('button', { name: 'Stop batch' }).click();
  await expect(page.getByRole('banner').getByRole('button', { name: 'Run' })).toBeVisible();
  await openBatch(page);
  front.answerRuns(echoRows(seen, () => false));
  await page.getByRole('button', { name: 'Resume batch' }).click();
  await expect(region).toContainText('1 of 1 rows');
  await other.getByRole('button', { name: 'Resume batch' }).click();
  await expect(there).toContainText('1 of 1 rows · 1 answered');
  expect([...seen]).toEqual([['Ada', 1]]);
  await front.close();
});

test('shows the progress of another tab when it is opened again', async ({ bench, page, server }) => {
  const front = await startFront(server.url);
  front.answerRuns(echoRows(new Map(), () => false));
  await bench.open(front.url);
  await openBatch(page);
  const other = await page.context().newPage();
  await other.goto(page.url());
  const there = other.getByRole('region', { name: 'Batch', exact: true });
  await expect(there.getByRole('textbox', { name: 'Rows', exact: true })).toBeVisible();
  const region = page.getByRole('region', { name: 'Batch' });
  await region.getByRole('textbox', { name: 'Rows', exact: true }).fill('Ada\nGrace');
  await region.getByRole('button', { name: 'Start batch' }).click();
  await expect(region).toContainText('2 of 2 rows');
  const lookAgain = async () => {
    await other.getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { name: 'Bench' }).check();
    await openBatch(other);
  };
  await lookAgain();
  await expect(there).toContainText('2 of 2 rows · 2 answered');
  await expect(there.getByRole('button', { name: 'Show row 2' })).toHaveText('echo Grace');
  await region.getByRole('button', { name: 'Delete batch' }).click();
  await expect(region.getByRole('textbox', { name: 'Rows', exact: true })).toBeVisible();
  await lookAgain();
  await expect(there.getByRole('textbox', { name: 'Rows', exact: true })).toBeVisible();
  await front.close();
});

test('accepts odd files: a header alone, too many rows, and a text of hundreds of thousands of characters', async ({
  bench,
  page,
}) => {
  await bench.open();
  await openBatch(page);
  const region = page.getByRole('region', { name: 'Batch' });
  const openFile = async (name: string, text: string | Buffer) => {
    const chooser = page.waitForEvent('filechooser');
    await region.getByRole('button', { name: 'Open file' }).click();
    await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  };
  await openFile('head.csv', 'question,expected\n');
  await expect(region).toContainText('No rows yet, only a header.');
  await openFile('many.csv', `question\n${Array.from({ length: 50_001 }, (_, row) => `row ${row}`).join('\n')}`);
  await expect(region).toContainText('50,001 rows are too many: up to 50,000');
  await region.getByRole('button', { name: 'Start batch' }).press('Enter');
  await expect(region.getByRole('progressbar')).toHaveCount(0);
  // As a spreadsheet on Windows saves it: semicolons, and not UTF-8.
  await openFile('excel.csv', Buffer.from(`question;note\r\nGr\xfc\xdfe, ${'x'.repeat(300_000)};n`, 'latin1'));
  await expect(region).toContainText('1 row read as CSV, 2 columns.');
  await region.getByRole('button', { name: 'Start batch' }).click();
  await expect(region).toContainText('1 of 1 rows · 1 answered');
  const line = region.getByRole('table', { name: 'Batch rows' }).getByRole('row').nth(1);
  await expect(line).toContainText('Grüße, xxx');
  expect((await line.innerText()).length).toBeLessThan(2_000);
  await region.getByRole('button', { name: 'Show row 1' }).click();
  const row = page.getByRole('region', { name: 'Row 1', exact: true });
  await expect(row).toContainText('more characters are not shown. Save batch includes them.');
  expect((await row.innerText()).length).toBeLessThan(200_000);
});

test('says that many rows are being saved, until they are', async ({ bench, page }) => {
  await bench.open();
  await openBatch(page);
  const region = page.getByRole('region', { name: 'Batch' });
  const chooser = page.waitForEvent('filechooser');
  await region.getByRole('button', { name: 'Open file' }).click();
  const rows = Array.from({ length: 20_000 }, (_, row) => `row ${row}`).join('\n');
  await (await chooser).setFiles({ name: 'rows.txt', mimeType: 'text/plain', buffer: Buffer.from(rows) });
  await expect(region).toContainText('20,000 rows read as Lines');
  const start = region.getByRole('button', { name: 'Start batch' });
  await start.click();
  await expect(start).toHaveAccessibleDescription('Saving the rows in this browser');
  await page.getByRole('button', { name: 'Stop batch' }).click();
  await expect(page.getByRole('button', { name: 'Resume batch' })).toBeVisible();
});
