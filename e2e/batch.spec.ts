import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures.ts';
import { expectNoViolations } from './pages/axe.ts';
import { BatchPart } from './pages/batch-part.ts';
import { readBrowserStorage } from './pages/read-browser-storage.ts';
import { echoRows } from './servers/echo-rows.ts';
import { startFront } from './servers/front-server.ts';

const CANARY = 'sk-canary-b47c';

test('2,000 rows with some failures, stopped, reloaded and resumed: each row exactly once', async ({
  bench,
  page,
  server,
  expectedConsole,
}) => {
  // This many requests take time on a busy machine.
  test.slow();
  expectedConsole.push(/Failed to load resource/);
  const front = await startFront(server.url);
  const seen = new Map<string, number>();
  // Every 50th row fails at first, and again until the failed rows run again.
  let isMended = false;
  front.answerRuns(echoRows(seen, (text) => !isMended && Number(text.split(' ')[1]) % 50 === 0));
  await bench.open(front.url);
  await bench.setTweaks(`{ "LanguageModelComponent-b2LxT": { "api_key": "${CANARY}" } }`);
  const batch = new BatchPart(page);
  const { region } = batch;
  await batch.open();
  const rows = Array.from(
    { length: 2_000 },
    (_, row) => `row ${row + 1},${row === 6 ? 'nothing like it' : `echo row ${row + 1}`}`,
  );
  await batch.openFile('rows.csv', `question,expected\n${rows.join('\n')}`);
  await expect(region).toContainText('rows.csv');
  await expect(region).toContainText('2,000 rows read as CSV, 2 columns.');
  await expect(batch.column('question')).toHaveValue('value');
  await batch.check.selectOption({ label: 'Equals text' });
  await region.getByRole('textbox', { name: 'Rows at once' }).fill('8');
  await batch.startButton.click();
  await expect(batch.progressbar).toHaveAttribute('value', /^[2-9]\d\d|1\d\d\d$/);
  await batch.stopButton.click();
  await expect(batch.resumeButton).toBeFocused();
  const before = await batch.finished();
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(2_000);

  await page.reload();
  await expect(batch.progressbar).toHaveAttribute('value', String(before));
  await batch.resumeButton.click();
  // Again in mid-run, without stopping first.
  await expect.poll(() => batch.finished()).toBeGreaterThan(before);
  await page.reload();
  await expect(batch.resumeButton).toBeVisible();
  const kept = await batch.finished();
  expect(kept).toBeGreaterThan(before);
  expect(kept).toBeLessThan(2_000);
  await batch.resumeButton.click();
  // The secret is still in the form of this tab, but not in the saved batch.
  await expect(region).toContainText('2,000 of 2,000 rows · 1,960 answered · 40 errors · 1,959 passed · 1 failed', {
    timeout: 200_000,
  });
  await batch.filterRows('Failed');
  await expect(batch.line(1)).toContainText('It is not “nothing like it”');
  await batch.filterRows('Errors');
  await expect(batch.table).toHaveAttribute('aria-rowcount', '41');
  isMended = true;
  await region.getByRole('button', { name: 'Run rows with errors again' }).click();
  await expect(region).toContainText('2,000 of 2,000 rows · 2,000 answered · 1,999 passed · 1 failed');

  const download = page.waitForEvent('download');
  await region.getByRole('button', { name: 'Save batch' }).click();
  await page.getByRole('menuitem', { name: 'Save as JSONL' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  const lines: { row: number; answer: string }[] = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ row }) => row)).toEqual(Array.from({ length: 2_000 }, (_, row) => row + 1));
  expect(lines.every(({ row, answer }) => answer === `echo row ${row}`)).toBe(true);
  expect(text).not.toContain(CANARY);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(() => navigator.clipboard.writeText(''));
  expect(await readBrowserStorage(page)).not.toContain(CANARY);
  // Only the rows in progress at the stop and at the reload, and the failed ones, ran twice.
  const twice = [...seen.values()].filter((times) => times > 1).length;
  expect(twice).toBeLessThanOrEqual(40 + 8 + 8);
  // Of a table of 2,000 rows, only those in view are in the document.
  await batch.filterRows('All rows');
  expect(await region.getByRole('row').count()).toBeLessThan(80);
  await front.close();
});

test('pasted lines and a column for a tweak, by keyboard', async ({ bench, page }) => {
  await bench.open();
  const batch = new BatchPart(page);
  const { region } = batch;
  await batch.open();
  await batch.rows.fill('{"question": "Ada", "tone": "pirate"}\n{"question": "Grace", "tone": "formal"}\nnonsense');
  await expect(region).toContainText('2 rows read as JSON Lines, 2 columns. Left out: Line 3 is not a JSON object.');
  await expect(batch.column('tone')).toHaveValue(/^tweak\n.*\ntone$/);
  await batch.check.selectOption({ label: 'Matches a regular expression' });
  await region.getByRole('textbox', { name: 'Expected', exact: true }).fill('Ada|Grace');
  await batch.startButton.focus();
  await page.keyboard.press('Enter');
  await expect(region).toContainText('2 of 2 rows · 2 answered · 2 passed');
  await expect(region.locator(':focus')).toBeVisible();
  const table = batch.table;
  await expect(table.getByRole('row').nth(1)).toContainText('Ada');
  await expect(table.getByRole('row').nth(2)).toContainText('Grace');
  await batch.showButton(1).click();
  await expect(batch.details(1)).toContainText('tone: pirate');
  await expect(batch.showButton(1)).toHaveAttribute('aria-current', 'true');
  await expect(batch.showButton(2)).not.toHaveAttribute('aria-current');
  await page.getByRole('button', { name: 'Close row' }).click();
  await expect(batch.showButton(1)).toBeFocused();

  // It is one entry of the history, which leads back to it from anywhere.
  const entry = page
    .getByRole('list', { name: 'Runs' })
    .getByRole('button', { name: 'Batch of Two inputs, two answers' });
  await expect(entry).toHaveAccessibleDescription(/2 of 2 rows \S+ 100 % passed · 2 passed · 0 failed/);
  await batch.leave();
  await bench.chooseFlow('Chat with memory');
  await entry.click();
  await expect(region).toContainText('2 of 2 rows · 2 answered · 2 passed');
  await expect(entry).toHaveAttribute('aria-current', 'true');
});

test('a new batch can be cancelled, and deleting one can be undone', async ({ bench, page }) => {
  await bench.open();
  const batch = new BatchPart(page);
  const { region } = batch;
  await batch.open();
  await batch.start('Ada\nGrace');
  await expect(region).toContainText('2 of 2 rows · 2 answered');
  await region.getByRole('button', { name: 'New batch' }).click();
  await expect(region).toContainText('replaces the old results');
  await expect(batch.rows).toBeFocused();
  await batch.startButton.press('Enter');
  await expect(region).toContainText('Paste rows or open a file first');
  await region.getByRole('button', { name: 'Cancel' }).click();
  await expect(region).toContainText('2 of 2 rows');
  await expect(region.getByRole('button', { name: 'New batch' })).toBeFocused();
  await batch.delete();
  const entry = page.getByRole('list', { name: 'Runs' }).getByRole('button', { name: /^Batch of/ });
  await expect(entry).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(entry).toBeVisible();
  await expect(region).toContainText('2 of 2 rows · 2 answered');
  await expect(batch.line(1)).toContainText('Ada');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  expect(await readBrowserStorage(page)).toContain('Grace');
  await batch.delete();
  expect(await readBrowserStorage(page)).not.toContain('Grace');
});

test('gives up an expression that searches for ever, and stays responsive meanwhile', async ({
  bench,
  page,
  server,
}) => {
  const front = await startFront(server.url);
  front.answerRuns(echoRows(new Map(), () => false));
  await bench.open(front.url);
  const batch = new BatchPart(page);
  const { region } = batch;
  await batch.open();
  await batch.rows.fill(`${'a'.repeat(60)}!\naaa`);
  await batch.check.selectOption({ label: 'Matches a regular expression' });
  const expected = region.getByRole('textbox', { name: 'Expected', exact: true });
  await expected.fill('(a+');
  await expect(region).toContainText('The expected text is not a valid regular expression');
  await expected.fill('(a+)+$');
  await batch.startButton.click();
  await expect(region).toContainText('2 of 2 rows · 2 answered · 1 passed · 1 failed');
  await expect(region).toContainText(/50 % passedmedian \d/);
  const table = batch.table;
  await expect(table.getByRole('row').nth(1)).toContainText('It could not be checked: /(a+)+$/ took too long.');
  await front.close();
});

test('asks for the secret again before it sends a row without it', async ({ bench, page, server }) => {
  const front = await startFront(server.url);
  const seen = new Map<string, number>();
  front.answerRuns(echoRows(seen, () => false));
  await bench.open(front.url);
  await bench.setTweaks(`{ "LanguageModelComponent-b2LxT": { "api_key": "${CANARY}" } }`);
  const batch = new BatchPart(page);
  const { region } = batch;
  await batch.open();
  const rows = Array.from({ length: 400 }, (_, row) => `row ${row + 1}`);
  await batch.start(rows.join('\n'));
  await expect(batch.progressbar).not.toHaveAttribute('value', '0');
  await batch.stopButton.click();
  await expect(batch.resumeButton).toBeVisible();
  const before = await batch.progressbar.getAttribute('value');
  await batch.leave();
  await bench.setTweaks('{}');
  await batch.open();
  const asked = [...seen.values()].reduce((sum, times) => sum + times, 0);
  await batch.resumeButton.click();
  await expect(region.getByRole('alert')).toHaveText(
    'Type the secret for LanguageModelComponent-b2LxT · api_key again: it was not saved',
  );
  expect(await batch.progressbar.getAttribute('value')).toBe(before);
  expect([...seen.values()].reduce((sum, times) => sum + times, 0)).toBe(asked);
  await front.close();
});

test('axe finds no violations on the batch, wide and at 390 px', async ({ bench, page }) => {
  await bench.open();
  const batch = new BatchPart(page);
  const { region } = batch;
  await batch.open();
  await expectNoViolations(page, 'no rows');
  await batch.rows.fill('question,expected\nAda,Ada\nGrace,nobody');
  // A column of expected answers is compared unless another check is chosen.
  await expect(batch.check).toHaveValue('contains');
  await expectNoViolations(page, 'set up');
  await batch.startButton.click();
  await expect(region).toContainText('1 passed · 1 failed');
  await expectNoViolations(page, 'done');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoViolations(page, 'at 390 px');
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  const shown = region.getByRole('button', { name: /^Show row/ });
  const tops = await shown.evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().top));
  expect(tops.map((top) => top - (tops[0] ?? 0))).toEqual([0, 62]);
  // No column is off screen.
  const rights = await region
    .getByRole('cell')
    .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().right));
  expect(Math.max(...rights)).toBeLessThanOrEqual(390);
});
