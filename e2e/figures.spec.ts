/** The figures of a run are the same in every view and in its evidence file. */
import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { BatchPart } from './pages/batch-part.ts';
import { ComparePart } from './pages/compare-part.ts';
import { addVariant, openVariants } from './pages/variants-part.ts';

const TIME = /under 1 ms|\d+ ms|\d+\.\d\d s/;

/** The first time in a text. */
const timeIn = (text: string | null) => text?.match(TIME)?.[0] ?? 'no time';

test('time, first token and tokens of a run are the same in every view and in the evidence file', async ({
  bench,
  page,
}) => {
  const results = page.getByRole('region', { name: 'Results' });
  const view = (name: string) => page.getByRole('tab', { name, exact: true }).click();
  await bench.open();
  await bench.run();

  const shown = bench.answersOf(1).getByTitle(/^From .* of the run, measured on the server$/);
  const time = timeIn(await shown.first().textContent());
  const answer = await bench.answer('Chat Output', 1).innerText();
  // If a busy machine receives the text at once, the page says so instead.
  const first = timeIn(answer.match(/(?:first token|arrived in) .*/)?.[0] ?? null);
  const tokens = answer.match(/\d+ tokens out, (\d+) in all/)?.[1] ?? 'none';
  const footer = results.getByText(/^Run 1 · 2 inputs · /);
  await expect(footer).toContainText(` · first token ${first}, then `);
  const total = (await footer.textContent())?.match(/(\d+) tokens$/)?.[1] ?? 'none';

  await view('Stream');
  await expect(page.getByRole('region', { name: 'What was received' })).toContainText(`First token${first}`);

  await view('Timeline');
  const input = page.getByRole('region', { name: 'Input 1', exact: true });
  await expect(input.getByTitle(/^From .* of the run, measured on the server$/)).toHaveText(time);
  await expect(input.getByRole('row').nth(3)).toContainText(`${tokens} tok`);
  await expect(results.getByText(new RegExp(`^${first}, then `))).toBeVisible();
  await expect(results.getByText(`${total} from 2 calls`)).toBeVisible();

  const offered = page.waitForEvent('download');
  await bench.historyMenu(1, 'Save evidence file');
  const evidence = await readFile(await (await offered).path(), 'utf8');
  const answered = evidence.slice(evidence.indexOf('Input 1: figures'), evidence.indexOf('Input 2: figures'));
  expect(answered).toContain(`<dt>Time</dt><dd>${time}</dd>`);
  expect(answered).toContain(`<dt>First token</dt><dd>${first}</dd>`);
  expect(answered).toMatch(new RegExp(`<dt>Tokens</dt><dd>\\d+ tokens out, ${tokens} in all</dd>`));

  await bench.run();
  const compare = new ComparePart(page);
  await compare.open();
  const figure = (name: string) => compare.region.getByText(`${name}, Input 1`, { exact: true }).locator('xpath=..');
  await expect(figure('Time')).toContainText(`Time, Input 1${time}→`);
  await expect(
    figure('Time')
      .getByTitle(/^From .* of the run, measured on the server$/)
      .first(),
  ).toHaveText(time);
  await expect(figure('First token')).toContainText(`First token, Input 1${first}→`);
  await expect(figure('Tokens')).toContainText(`Tokens, Input 1${tokens}→`);
});

test('a cell of Variants and a row of Batch have the same figures as their runs', async ({ bench, page }) => {
  const span = /^From .*, measured (on the server|in this browser)$/;
  /** The first time in `within`, and its tooltip. */
  const timeOf = async (within: Locator) => {
    const time = within.getByTitle(span).first();
    return { time: await time.textContent(), span: await time.getAttribute('title') };
  };
  const results = page.getByRole('region', { name: 'Results' });
  await bench.open();
  const flow = await bench.urlValue('flow');
  await openVariants(page);
  await addVariant(page, 'From the current tweaks');
  await page.getByRole('textbox', { name: 'Cells at once' }).fill('1');
  await bench.runButton.click();
  await expect(page.getByRole('region', { name: 'Variants' })).toContainText('4 done');
  await expect(bench.stopButton).toBeHidden();
  const matrix = page.getByRole('table', { name: 'Variant answers' }).getByRole('row');
  const cell = await timeOf(matrix.nth(2).getByRole('cell').nth(1));
  expect(cell.time).toMatch(TIME);
  const tokens = await matrix.nth(3).getByRole('cell').getByText(/^\d+$/).allTextContents();
  const run = await bench.urlValue('run');
  await bench.waitUntilSaved();
  await page.goto(`/?flow=${flow}&run=${run}`);
  expect(await timeOf(page.getByRole('region', { name: 'Input 2, Variant A answers' }))).toEqual(cell);
  const sum = tokens.reduce((total, count) => total + Number(count), 0);
  await expect(results.getByText(/^Run 1 · 4 inputs · /)).toContainText(`${sum} tokens`);

  const batch = new BatchPart(page);
  await batch.open();
  await batch.start('Ada\nGrace');
  await expect(batch.region).toContainText('2 of 2 rows · 2 answered');
  const row = await timeOf(batch.line(2));
  expect(row.time).toMatch(TIME);
  await batch.openAsRun(2);
  expect(await timeOf(bench.answersOf(1))).toEqual(row);
});
