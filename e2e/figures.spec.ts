/** The figures of one run are the same in every view, and in its evidence file. */
import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures.ts';
import { ComparePart } from './pages/compare-part.ts';

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
  // Text that a busy machine receives at once is said to have arrived in that time.
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
  const answered = evidence.slice(evidence.indexOf('Input 1: answers'), evidence.indexOf('Input 2: answers'));
  expect(answered).toContain(`<dt>Time</dt><dd>${time}</dd>`);
  expect(answered).toContain(`<dt>First token</dt><dd>${first}</dd>`);
  expect(answered).toMatch(new RegExp(`<dt>Tokens</dt><dd>\\d+ tokens out, ${tokens} in all</dd>`));

  await bench.run();
  const compare = new ComparePart(page);
  await compare.open();
  const figure = (name: string) => compare.region.getByText(`${name}, Input 1`, { exact: true }).locator('xpath=..');
  await expect(figure('Time')).toContainText(`Time, Input 1${time}→`);
  await expect(figure('First token')).toContainText(`First token, Input 1${first}→`);
  await expect(figure('Tokens')).toContainText(`Tokens, Input 1${tokens}→`);
});
