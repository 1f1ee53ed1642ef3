/** Searching the answers of a run. */
import { expect, test } from './front-fixtures.ts';
import { dataResult, replyOf } from './servers/recorded-results.ts';
import { answerWith, messageResult } from './servers/run-answers.ts';

const CHAT = ['ChatOutput-n5FuZ', 'Chat Output'] as const;

test('shows the answers that contain a text, and says when none does', async ({ bench, page, front }) => {
  await bench.open(front.url);
  front.answerRuns(
    answerWith(
      200,
      replyOf([
        [messageResult(...CHAT, 'The heron waits.'), dataResult([{ bird: 'wren', count: 3 }], 'Birds-1', 'Birds')],
        [messageResult(...CHAT, 'The Wren sings.'), dataResult([{ bird: 'owl', count: 1 }], 'Birds-1', 'Birds')],
      ]),
    ),
  );
  await bench.run();
  const articles = page.getByRole('article');
  await expect(articles).toHaveCount(4);
  const search = page.getByRole('textbox', { name: 'Search results' });
  // In texts and in data, ignoring case.
  await search.fill('wren');
  await expect(articles).toHaveCount(2);
  await expect(bench.answer('Birds', 1)).toBeVisible();
  await expect(bench.answer('Chat Output', 2)).toContainText('The Wren sings.');
  await search.fill('heron');
  await expect(articles).toHaveCount(1);
  await expect(bench.answersOf(2)).toBeHidden();
  // By the name of an output.
  await search.fill('birds');
  await expect(articles).toHaveCount(2);
  await page.getByRole('tab', { name: 'Table', exact: true }).click();
  await expect(page.getByRole('table', { name: 'Birds, Input 2' })).toContainText('owl');
  await search.fill('penguin');
  await expect(page.getByText('No answer contains this text.')).toBeVisible();
  await expect(articles).toHaveCount(0);
  await search.fill('');
  await expect(articles).toHaveCount(4);
});
