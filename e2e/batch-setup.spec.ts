import { expect, test } from './fixtures.ts';
import { keptByBrowser } from './pages/kept-by-browser.ts';
import { openBatch } from './pages/open-batch.ts';
import { echoRows } from './servers/echo-rows.ts';
import { startFront } from './servers/front-server.ts';

test('says how the rows are read before it starts, and keeps what was set up while something else is shown', async ({
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
  await region.getByRole('switch', { name: 'First row is the head' }).uncheck();
  await expect(region).toContainText('3 rows read as CSV, 2 columns.');
  await region
    .getByRole('combobox', { name: 'Column column 2 goes to' })
    .selectOption({ label: 'Tweak Prompt Template · tone' });
  await region.getByRole('combobox', { name: 'Each answer is expected' }).selectOption({ label: 'To equal a text' });

  await page.getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { name: 'Bench' }).check();
  await expect(region).toHaveCount(0);
  await openBatch(page);
  await expect(region).toContainText('3 rows read as CSV, 2 columns.');
  await expect(region.getByRole('switch', { name: 'First row is the head' })).not.toBeChecked();
  await expect(region.getByRole('combobox', { name: 'Column column 2 goes to' })).toHaveValue(/^tweak .* tone$/);
  await expect(region.getByRole('combobox', { name: 'Each answer is expected' })).toHaveValue('equals');
  await format.getByRole('radio', { name: 'Lines', exact: true }).check();
  await expect(region).toContainText('3 rows read as Lines, 1 column.');

  const over = region.getByRole('button', { name: 'Start batch' });
  await bench.dropFile('cities.csv', 'city,land\nParis,France\nRome,Italy', { type: 'text/csv', over });
  await expect(region).toContainText('cities.csv');
  await expect(region).toContainText('2 rows read as CSV, 2 columns.');
});

test('goes with its flow', async ({ bench, page }) => {
  await bench.open();
  await bench.dropEchoFlow('Passing');
  await expect(bench.flow).toHaveValue(/Passing/);
  await openBatch(page);
  const region = page.getByRole('region', { name: 'Batch' });
  await region.getByRole('textbox', { name: 'Rows', exact: true }).fill('Zanzibar');
  await region.getByRole('button', { name: 'Start batch' }).click();
  await expect(region).toContainText('1 of 1 rows');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  expect(await keptByBrowser(page)).toContain('Zanzibar');
  await bench.flowMenu('Delete flow');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete flow' }).click();
  await expect(bench.flow).not.toHaveValue(/Passing/);
  await expect.poll(() => keptByBrowser(page)).not.toContain('Zanzibar');
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
  await expect(region).toContainText('1 under way');
  const other = await page.context().newPage();
  await other.goto(page.url());
  const there = other.getByRole('region', { name: 'Batch', exact: true });
  await there.getByRole('button', { name: 'Resume' }).click();
  await expect(there.getByRole('alert')).toHaveText('This batch runs in another tab');
  await there.getByRole('button', { name: 'Delete batch' }).click();
  const underWay = 'A batch of this flow is under way, here or in another tab';
  const said = other.getByRole('status', { name: 'Run status' });
  await expect(said).toHaveText(`The batch was not deleted: ${underWay}`);
  await there.getByRole('button', { name: 'New batch' }).click();
  await there.getByRole('textbox', { name: 'Rows', exact: true }).fill('Grace');
  await there.getByRole('button', { name: 'Start batch' }).click();
  await expect(said).toHaveText(`The batch was not started: ${underWay}`);
  await page.getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { name: 'Bench' }).check();
  await page.getByRole('banner').getByRole('button', { name: 'Stop batch' }).click();
  await expect(page.getByRole('banner').getByRole('button', { name: 'Run' })).toBeVisible();
  await openBatch(page);
  front.answerRuns(echoRows(seen, () => false));
  await region.getByRole('button', { name: 'Resume' }).click();
  await expect(region).toContainText('1 of 1 rows');
  await there.getByRole('button', { name: 'Resume' }).click();
  await expect(there).toContainText('1 of 1 rows · 1 answered');
  expect([...seen]).toEqual([['Ada', 1]]);
  await front.close();
});
