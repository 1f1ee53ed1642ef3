/** Answers of compared runs, given by the stories. */
import type { Page } from '@playwright/test';
import { expect, test } from '../front-fixtures.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { ComparePart } from '../pages/compare-part.ts';
import { GREETING, openRequest } from '../pages/open-request.ts';
import { answerStream } from '../servers/run-answers.ts';

const COMPONENT = { component: 'ChatOutput-n5FuZ', displayName: 'Chat Output', ending: 'complete' } as const;

/** Compares the shown run with another one, and then with a third one instead. */
async function compareWithAnother(bench: BenchPage, compare: ComparePart): Promise<void> {
  await bench.historyMenu(3, 'Compare with current');
  await compare.region.getByRole('radio', { name: 'Side by side' }).click();
  await expect(compare.picker('A')).toHaveValue(/^#5 /);
  await expect(compare.picker('B')).toHaveValue(/^#3 /);
  await expect(compare.added('Chat Output, Input 1, B')).toHaveText(['one']);
  await bench.historyMenu(4, 'Compare with current');
  await expect(compare.picker('B')).toHaveValue(/^#4 /);
  await expect(compare.added('Chat Output, Input 1, B')).toHaveText(['two']);
}

async function expectSameByAddress(bench: BenchPage, compare: ComparePart): Promise<void> {
  const { page } = bench;
  await bench.waitUntilSaved();
  await expect(page).toHaveURL(/[?&]runs=[^.&]+\.[^.&]+(&|$)/);
  const link = page.url();
  await page.reload();
  await expect(compare.picker('B')).toHaveValue(/^#4 /);
  await expect(compare.removed('Chat Output, Input 1, A')).toHaveText(['three']);
  await page.goBack();
  await expect(page.getByRole('region', { name: 'Results' })).toBeVisible();
  await page.goto(link);
  await expect(compare.added('Chat Output, Input 1, B')).toHaveText(['two']);
}

async function selectTwoInHistory(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run 1', exact: true }).click();
  await page.getByRole('button', { name: 'Run 2', exact: true }).click({ modifiers: ['Control'] });
}

async function readDifferences(compare: ComparePart): Promise<void> {
  await expect(compare.picker('A')).toHaveValue(/^#1 /);
  await expect(compare.picker('B')).toHaveValue(/^#2 /);
  await expect(compare.removed('Chat Output, Input 1, A')).toHaveText(['in March']);
  await expect(compare.added('Chat Output, Input 1, B')).toHaveText(['on **INV-2041**']);
  await expect(compare.removed('Chat Output, Input 1, B')).toHaveCount(0);
  await expect(compare.table('Every input').getByRole('row').nth(1)).toContainText('%');

  await compare.region.getByRole('radio', { name: 'In line' }).click();
  const line = 'Chat Output, Input 1, A → B';
  await expect(compare.removed(line)).toHaveText(['in March']);
  await expect(compare.added(line)).toHaveText(['on **INV-2041**']);
  await expect(compare.answer(line)).toContainText('Double charge in Marchon **INV-2041** confirmed');
}

test('two runs from the history are compared word by word, side by side and inline, by an address that opens the same comparison again', async ({
  bench,
  page,
  front,
}) => {
  const compare = new ComparePart(page);
  const answer = async (text: string) => {
    front.answerRuns(answerStream({ chunks: [text], ...COMPONENT }));
    await bench.run();
  };
  await openRequest(bench, GREETING, front.url);
  // Otherwise the notice would cover the history for some seconds.
  await page.getByRole('button', { name: 'Close notice' }).click();
  await answer('Double charge in March confirmed; 48.00 € refunded.');
  await answer('Double charge on **INV-2041** confirmed; 48.00 € refunded.');
  await selectTwoInHistory(page);
  await readDifferences(compare);

  // The mode did not change, so its radio is checked already.
  await page.getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { name: 'Bench' }).click();
  await expect(compare.region).toBeHidden();
  for (const text of ['one', 'two', 'three']) await answer(text);
  await compareWithAnother(bench, compare);
  await expectSameByAddress(bench, compare);
});
