/** Answers of compared runs, given by the stories. */
import { test as base, expect } from './front-fixtures.ts';
import { ComparePart } from './pages/compare-part.ts';
import { GREETING, openRequest } from './pages/open-request.ts';
import { answerStream } from './servers/run-answers.ts';

const COMPONENT = { component: 'ChatOutput-n5FuZ', displayName: 'Chat Output', ending: 'complete' } as const;

/** `answer` runs the flow and makes it answer with this text. */
const test = base.extend<{ answer: (text: string) => Promise<void> }>({
  answer: async ({ bench, front }, use) => {
    await openRequest(bench, GREETING, front.url);
    await use(async (text) => {
      front.answerRuns(answerStream({ chunks: [text], ...COMPONENT }));
      await bench.run();
    });
  },
});

test('two runs are selected in the history, and their words compared side by side and inline', async ({
  page,
  answer,
}) => {
  const compare = new ComparePart(page);
  await answer('Double charge in March confirmed; 48.00 € refunded.');
  await answer('Double charge on **INV-2041** confirmed; 48.00 € refunded.');
  await page.getByRole('button', { name: 'Run 1', exact: true }).click({ modifiers: ['Control'] });
  const second = page.getByRole('button', { name: 'Run 2', exact: true });
  await second.focus();
  await page.keyboard.press('c');
  await expect(second).toHaveAccessibleDescription(/selected as B/);
  await page.getByRole('button', { name: 'Compare A and B' }).click();

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

  await compare.region.getByRole('radio', { name: 'Formatted' }).click();
  const formatted = compare.answer('Chat Output, Input 1, B');
  await expect(formatted.getByRole('strong')).toHaveText('INV-2041');
  await expect(formatted.getByRole('insertion')).toHaveCount(0);
});

test('the address names the runs: a link, a reload and Back lead to the same comparison', async ({
  bench,
  page,
  answer,
}) => {
  const compare = new ComparePart(page);
  await answer('one');
  await answer('two');
  await answer('three');
  await bench.historyMenu(1, 'Compare with current');
  await expect(compare.picker('B')).toHaveValue(/^#3 /);
  await expect(compare.added('Chat Output, Input 1, B')).toHaveText(['three']);
  await compare.region.getByRole('button', { name: 'Add run C' }).click();
  await expect(compare.picker('C')).toHaveValue(/^#2 /);
  await expect(compare.added('Chat Output, Input 1, C')).toHaveText(['two']);

  await bench.waitUntilSaved();
  await expect(page).toHaveURL(/[?&]runs=[^.&]+\.[^.&]+\.[^.&]+/);
  const link = page.url();
  await page.reload();
  await expect(compare.picker('C')).toHaveValue(/^#2 /);
  await expect(compare.removed('Chat Output, Input 1, A')).toHaveText(['one']);
  await page.goBack();
  await expect(compare.picker('C')).toBeHidden();
  await page.goBack();
  await expect(page.getByRole('region', { name: 'Results' })).toBeVisible();
  await page.goto(link);
  await expect(compare.added('Chat Output, Input 1, C')).toHaveText(['two']);
});
