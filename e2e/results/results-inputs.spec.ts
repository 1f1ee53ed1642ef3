/** Results of several inputs: their figures, one output of all of them, and outputs that say why they have no value. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../front-fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { boxOf } from '../pages/box-of.ts';
import { layOut } from '../pages/show-result.ts';
import type { FrontServer } from '../servers/front-server.ts';
import { replyOf } from '../servers/recorded-results.ts';
import { answerWith, messageResult, writeEvent, writeUntilModelRuns } from '../servers/run-answers.ts';

const CHAT = 'ChatOutput-n5FuZ';
const RESULTS = { within: '#results' };

/** The branches that a router skipped. */
async function expectSkippedBranches(bench: BenchPage): Promise<void> {
  const { page } = bench;
  const results = page.getByRole('region', { name: 'Results' });
  for (const [input, answered, skipped] of [
    [1, 'Billing Answer', 'Help Answer'],
    [2, 'Help Answer', 'Billing Answer'],
  ] as const) {
    await expect(results.getByRole('region', { name: `Input ${input} answers` })).toBeVisible();
    await expect(bench.answer(skipped, input)).toContainText(
      `${skipped} was skipped: the router chose another branch.`,
    );
    expect((await bench.answerText(answered, input)).length).toBeGreaterThan(20);
  }
}

/** The server returned null or nothing for an output. */
async function expectMissingOutputs(bench: BenchPage, front: FrontServer): Promise<void> {
  front.answerRuns(answerWith(200, replyOf([[null], []])));
  await bench.chooseInMenu('Request menu', 'Show every field');
  await bench.chooseOutputs(['Chat Output']);
  await bench.run();
  for (const input of [1, 2]) {
    await expect(bench.answer('Chat Output', input)).toContainText(
      'You asked for Chat Output, but the server did not return it.',
    );
  }
  const answered = messageResult(CHAT, 'Chat Output', 'here');
  await bench.chooseOutputs([]);
  front.answerRuns(answerWith(200, replyOf([[null], [answered, null]])));
  await bench.run();
  await expect(bench.answer('Chat Output', 1)).toContainText('The server returned nothing for Chat Output.');
  await expect(bench.answer('Chat Output', 2)).toContainText('here');
}

/** Answers a run of two inputs: the second one begins, and then ends, when the next of these steps is called. */
function answerInSteps(front: FrontServer): (() => void)[] {
  const steps: (() => void)[] = [];
  front.answerRuns((_request, response) => {
    const write = (input: number) => {
      const text = { component: CHAT, message_id: `m${input}`, outputs: [CHAT], chunk: `words of ${input + 1}` };
      writeEvent(response, { event: 'text-delta', input, at: 0, ...text });
    };
    const end = (input: number) => {
      const result = messageResult(CHAT, 'Chat Output', `words of ${input + 1}`);
      writeEvent(response, { event: 'output-ready', at: 1, input, component: CHAT, index: 0, result });
      writeEvent(response, { event: 'input-end', at: 1, input });
    };
    writeUntilModelRuns(response, { inputs: 2 });
    write(0);
    steps.push(
      () => {
        end(0);
        writeEvent(response, { event: 'input-start', at: 0, input: 1, inputs: {} });
        write(1);
      },
      () => {
        end(1);
        writeEvent(response, { event: 'run-end', at: 2, session_id: 's' });
        response.end();
      },
    );
  });
  return steps;
}

const widthOf = (part: Locator) => part.evaluate((element) => element.getBoundingClientRect().width);
async function showOutputAsTable(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Maximise Results' }).click();
  await layOut(page, 'Output');
  await layOut(page, 'Table');
  const table = page.getByRole('table', { name: 'Chat Output, all inputs' });
  await expect(table.getByRole('row')).toHaveCount(3);
  await expect(table).toContainText('Ada');
  await expect(table).toContainText('words of 2');
  await expectNoViolations(page, 'across inputs', RESULTS);
}

async function showOutputSideBySide(page: Page): Promise<void> {
  await layOut(page, 'Side by side');
  const articles = page.getByRole('group', { name: /^Chat Output of 2 inputs/ }).getByRole('article');
  await expect(articles).toHaveCount(2);
  const boxes = async () => [await boxOf(articles.first()), await boxOf(articles.last())];
  await expect.poll(async () => new Set((await boxes()).map(({ y }) => y)).size).toBe(1);
  const [left, right] = await boxes();
  expect(right?.x).toBeGreaterThan(left?.x ?? Number.NaN);
  await expectNoViolations(page, 'side by side', RESULTS);
}

/** The figures count the finished inputs, and keep the first token. */
async function readFigures(bench: BenchPage, front: FrontServer): Promise<void> {
  const { page } = bench;
  const steps = answerInSteps(front);
  const card = page.getByRole('group', { name: 'Input 1', exact: true });
  const figures = page.getByRole('region', { name: 'Results' }).getByText(/^Run \d+ · /);
  await bench.runButton.click();
  await expect(bench.answer('Chat Output', 1)).toContainText('words of 1');
  await expect(figures).toContainText(/Run \d+ · 0 of 2 inputs · first token (under|\d)/);
  // However long the line of its components is, an input stays inside its pane.
  await expect(card).toContainText('Chat Input done, Prompt Template done, Language Model running');
  const pane = page.getByRole('list', { name: 'Inputs', exact: true });
  expect(await widthOf(card)).toBeLessThanOrEqual(await widthOf(pane));
  steps[0]?.();
  await expect(bench.answer('Chat Output', 2)).toContainText('words of 2');
  await expect(figures).toContainText(/1 of 2 inputs · first token (under|\d)/);
  steps[1]?.();
  await expect(bench.status).toHaveText(/Run finished/);
  await expect(figures).toContainText(/· 2 inputs · .* · first token (under|\d)/);
}

test('the results of several inputs have joint figures, one output of all inputs is shown together, and an output without a value says why', async ({
  bench,
  page,
  front,
}) => {
  await bench.open(`${front.url}/?flow=support-router`);
  await bench.run();
  await expectSkippedBranches(bench);
  await bench.chooseFlow('Two inputs, two answers');
  await expectMissingOutputs(bench, front);
  await readFigures(bench, front);
  await showOutputAsTable(page);
  await showOutputSideBySide(page);
});
