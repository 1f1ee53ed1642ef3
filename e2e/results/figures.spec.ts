/** The figures of a run are the same in every view and in its evidence file. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { ComparePart } from '../pages/compare-part.ts';
import { confirmEvidence } from '../pages/confirm-evidence.ts';
import { SuitesPart } from '../pages/suites-part.ts';
import { TestsPart } from '../pages/tests-part.ts';
import { keepSuite, suiteOf } from '../servers/keep-suite.ts';

const TIME = /under 1 ms|\d+ ms|\d+\.\d\d s/;

/** The first duration in a text. */
const timeIn = (text: string | null) => text?.match(TIME)?.[0] ?? 'no time';

/** Reads the figures in every view and in the evidence file, and then in a comparison with another run. */
async function readEveryView(bench: BenchPage): Promise<void> {
  const { page } = bench;
  const results = page.getByRole('region', { name: 'Results' });
  const view = (name: string) => page.getByRole('tab', { name, exact: true }).click();

  const shown = bench.answersOf(1).getByTitle(/^From .* of the run, measured on the server$/);
  const time = timeIn(await shown.first().textContent());
  const answer = await bench.answer('Chat Output', 1).innerText();
  // If a busy machine receives the text at once, the page says so instead.
  const first = timeIn(answer.match(/(?:first token|arrived in) .*/)?.[0] ?? null);
  const tokens = answer.match(/\d+ output tokens, (\d+) total/)?.[1] ?? 'none';
  const footer = results.getByText(/^Run 1 · 2 inputs · /);
  await expect(footer).toContainText(` · first token ${first} (Input 1), `);
  const total = (await footer.textContent())?.match(/(\d+) tokens$/)?.[1] ?? 'none';

  await view('Inside');
  await expect(page.getByRole('region', { name: 'Stream', exact: true })).toContainText(`first token ${first}`);

  await page.getByRole('button', { name: 'Inside menu' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Show as table' }).click();
  const times = page.getByRole('table', { name: 'Components of Input 1' });
  await expect(times.getByRole('row').nth(3)).toContainText(tokens);
  await expect(results.getByText(new RegExp(` · ${total} tokens · values from the engine, live$`))).toBeVisible();

  const offered = page.waitForEvent('download');
  await bench.historyMenu(1, 'Save evidence file');
  await confirmEvidence(page);
  const evidence = await readFile(await (await offered).path(), 'utf8');
  const answered = evidence.slice(evidence.indexOf('Input 1: figures'), evidence.indexOf('Input 2: figures'));
  expect(answered).toContain(`<dt>Time</dt><dd>${time}</dd>`);
  expect(answered).toContain(`<dt>First token</dt><dd>${first}</dd>`);
  expect(answered).toMatch(new RegExp(`<dt>Tokens</dt><dd>\\d+ output tokens, ${tokens} total</dd>`));

  await view('Answer');
  await bench.run();
  const compare = new ComparePart(page);
  await compare.open(1, 2);
  const figure = (name: string) => compare.region.getByText(`${name}, Input 1`, { exact: true }).locator('xpath=..');
  await expect(figure('Time')).toContainText(`Time, Input 1${time}→`);
  await expect(
    figure('Time')
      .getByTitle(/^From .* of the run, measured on the server$/)
      .first(),
  ).toHaveText(time);
  await expect(figure('First token')).toContainText(`First token, Input 1${first}→`);
  await expect(figure('Tokens')).toContainText(`Tokens, Input 1${tokens}→`);
}

/** Opens and runs the only suite. */
async function runSuite(page: Page): Promise<void> {
  const suites = new SuitesPart(page);
  await suites.openList();
  await suites.region.getByRole('button', { name: 'Open suite', exact: true }).click();
  const tests = new TestsPart(page);
  await expect(tests.grid).toBeVisible();
  await tests.runAllToEnd();
}

async function compareCellWithRun(bench: BenchPage): Promise<void> {
  const { page } = bench;
  const tests = new TestsPart(page);
  await tests.expectCell('Case 2, Flow', 'failed');
  const shown = await tests.cell('Case 2, Flow').innerText();
  const time = timeIn(shown);
  expect(time).toMatch(TIME);
  await tests.cell('Case 2, Flow').click();
  const drawer = tests.drawer('Case 2, Flow');
  await expect(drawer).toContainText(time);
  const tokens = /(\d+) tokens/.exec(await drawer.innerText())?.[1] ?? 'none';
  await drawer.getByRole('button', { name: 'Open on the bench' }).click();
  await expect(bench.answersOf(1)).toContainText(time);
  await expect(bench.answersOf(1)).toContainText(`${tokens} total`);
}

test('time, first token and tokens of a run are the same in every view, in the evidence file and in Tests', async ({
  bench,
  page,
  server,
}) => {
  const cases = ['Ada', 'Grace'].map((name) => `  - {input: ${name}, checks: [max-tokens: 1]}`);
  await keepSuite(server.url, suiteOf('two-inputs', `cases:\n${cases.join('\n')}\n`));
  await bench.open();
  await bench.run();
  await readEveryView(bench);
  await runSuite(page);
  await compareCellWithRun(bench);
});
