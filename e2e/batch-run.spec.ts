import { expect, test } from './fixtures.ts';
import { openBatch } from './pages/open-batch.ts';
import { echoRows } from './servers/echo-rows.ts';
import { startFront } from './servers/front-server.ts';

test('a row and a failed row open as complete runs and stay in the history', async ({
  bench,
  page,
  server,
  expectedConsole,
}) => {
  expectedConsole.push(/Failed to load resource/);
  const front = await startFront(server.url);
  front.answerRuns(echoRows(new Map(), (text) => text === 'Grace'));
  await bench.open(front.url);
  await openBatch(page);
  const region = page.getByRole('region', { name: 'Batch' });
  await region.getByRole('textbox', { name: 'Rows', exact: true }).fill('Ada\nGrace\nMary');
  await region.getByRole('button', { name: 'Start batch' }).click();
  await expect(region).toContainText('3 of 3 rows · 2 answered · 1 error');
  const runs = page.getByRole('list', { name: 'Runs' }).getByRole('button', { name: /^Run \d+(, failed)?$/ });
  await expect(runs).toHaveCount(0);

  // As after a reload: no run is in memory.
  await page.reload();
  const table = region.getByRole('table', { name: 'Batch rows' });
  const openRow = async (row: number) => {
    await table.getByRole('button', { name: `Show row ${row}` }).click();
    await page
      .getByRole('region', { name: `Row ${row}`, exact: true })
      .getByRole('button', { name: 'Open as a run' })
      .click();
  };
  await openRow(1);
  const results = page.getByRole('region', { name: 'Results' });
  await expect(bench.answer('Chat Output', 1)).toContainText('echo Ada');
  await results.getByRole('tab', { name: 'Raw' }).click();
  await expect(results.getByRole('textbox', { name: 'Raw response' })).toHaveValue(/echo Ada/);
  await results.getByRole('tab', { name: 'Answer' }).click();
  const first = page.getByRole('button', { name: 'Run 1', exact: true });
  await expect(first).toHaveAccessibleDescription(/Row 1 of a batch/);

  await openBatch(page);
  await openRow(2);
  await expect(results).toContainText('Language Model stopped with an error');
  await expect(results).toContainText('boom');
  await expect(page.getByRole('button', { name: 'Run 2, failed', exact: true })).toHaveAccessibleDescription(
    /Row 2 of a batch/,
  );

  // Opened again, it is the same run.
  await openBatch(page);
  await openRow(1);
  await expect(bench.answer('Chat Output', 1)).toContainText('echo Ada');
  await expect(runs).toHaveCount(2);
  await bench.historyMenu(1, 'Replay');
  await expect(page.getByRole('region', { name: 'Replay', exact: true })).toBeVisible();
  await page.getByRole('button', { name: /replay$/ }).click();
  await bench.historyMenu(2, 'Compare with current');
  await expect(page.getByRole('region', { name: 'Compare' })).toContainText('Grace');
  const asked = front.runs;

  // The runs belong to the history now: deleting the batch, or undoing that, does not change them.
  await openBatch(page);
  await region.getByRole('button', { name: 'Delete batch' }).click();
  await expect(
    page.getByText('Batch deleted. Undo restores rows and answers, but not their runs').first(),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await table.getByRole('button', { name: 'Show row 3' }).click();
  const third = page.getByRole('region', { name: 'Row 3', exact: true });
  await expect(third).toContainText('echo Mary');
  await expect(third).toContainText('The run of this row was deleted with its batch. Only its answer was restored.');
  await expect(third.getByRole('button', { name: 'Open as a run' })).toHaveCount(0);
  await page.reload();
  await expect(runs).toHaveCount(2);
  await first.click();
  await expect(bench.answer('Chat Output', 1)).toContainText('echo Ada');
  expect(front.runs).toBe(asked);
  await front.close();
});

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
  await openBatch(page);
  const region = page.getByRole('region', { name: 'Batch' });
  await region.getByRole('textbox', { name: 'Rows', exact: true }).fill('Ada\nGrace');
  await region.getByRole('button', { name: 'Start batch' }).click();
  await expect(region).toContainText('2 of 2 rows · 2 answered');
  await page.reload();
  await region.getByRole('button', { name: 'Show row 2' }).click();
  const row = page.getByRole('region', { name: 'Row 2', exact: true });
  await expect(row).toContainText('This browser has no room for the run of this row, so only its answer is saved.');
  await expect(row).toContainText('Grace');
  await expect(row.getByRole('button', { name: 'Open as a run' })).toHaveCount(0);
});
