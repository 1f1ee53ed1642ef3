/** Answers of compared runs, given by the stories. */
import { test as base, expect } from './front-fixtures.ts';
import { ComparePart } from './pages/compare-part.ts';
import { answerStream, answerWith } from './servers/run-answers.ts';

const COMPONENT = { component: 'ChatOutput-n5FuZ', displayName: 'Chat Output', ending: 'complete' } as const;

/** `answer` runs the flow and makes it answer with this text. */
const test = base.extend<{ answer: (text: string) => Promise<void> }>({
  answer: async ({ bench, front }, use) => {
    await bench.open(front.url);
    await bench.keepOneInput();
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

test('JSON is compared by structure and tables by row', async ({ bench, page, answer }) => {
  const compare = new ComparePart(page);
  await answer('{"city": "Paris", "people": 2, "tags": ["a", "b"]}');
  await answer('{"tags": ["a", "x", "b"], "city": "Rome", "people": 2}');
  await bench.historyMenu(1, 'Compare with current');
  await expect(compare.removed('Chat Output, Input 1, A')).toHaveText(['"Paris"']);
  await expect(compare.added('Chat Output, Input 1, B')).toHaveText(['"x"', '"Rome"']);
  await expect(compare.answer('Chat Output, Input 1, B')).toContainText('3 values the same');

  const table = (rows: string[]) => `| id | score |\n| --- | --- |\n${rows.join('\n')}`;
  await page.getByRole('radio', { name: 'Bench' }).click();
  await answer(table(['| T-1 | 0.9 |', '| T-2 | 0.8 |', '| T-3 | 0.7 |']));
  await answer(table(['| T-1 | 0.9 |', '| T-3 | 0.75 |', '| T-4 | 0.6 |']));
  await bench.historyMenu(3, 'Compare with current');
  const rows = (place: string) => compare.table(place).getByRole('row');
  await expect(rows('Chat Output, Input 1, A')).toHaveText([/id/, /T-10\.9/, /−RemovedT-20\.8/, /±ChangedT-30\.7$/]);
  await expect(rows('Chat Output, Input 1, B')).toHaveText([/id/, /T-10\.9/, /±ChangedT-30\.75/, /\+AddedT-40\.6/]);
});

test('the first of three answers in JSON or as a table marks what another one lacks', async ({
  bench,
  page,
  answer,
}) => {
  const compare = new ComparePart(page);
  const first = 'Chat Output, Input 1, A';
  await answer('{"city": "Paris", "people": 2, "tags": ["a", "b"]}');
  await answer('{"city": "Rome", "people": 2, "tags": ["a", "b"]}');
  await answer('{"city": "Paris", "people": 2, "tags": ["b"]}');
  const three = async (oldest: number) => {
    await bench.historyMenu(oldest, 'Compare with current');
    await compare.region.getByRole('button', { name: 'Add run C' }).click();
  };
  await three(1);
  await expect(compare.removed(first)).toHaveText(['"Paris"', '"a"']);
  await expect(compare.answer(first)).toContainText('2 values the same');

  const table = (rows: string[]) => `| id | score |\n| --- | --- |\n${rows.join('\n')}`;
  await page.getByRole('radio', { name: 'Bench' }).click();
  await answer(table(['| T-1 | 0.9 |', '| T-2 | 0.8 |']));
  await answer(table(['| T-1 | 0.7 |', '| T-2 | 0.8 |']));
  await answer(table(['| T-1 | 0.9 |']));
  await three(4);
  await expect(compare.table(first).getByRole('row')).toHaveText([/id/, /±ChangedT-10\.9/, /−RemovedT-20\.8/]);
});

test('a failed run is compared with a finished one', async ({ bench, page, front, answer, expectedConsole }) => {
  expectedConsole.push(/Failed to load resource/);
  const compare = new ComparePart(page);
  await answer('fine');
  front.answerRuns(
    answerWith(500, { detail: 'Error running graph: Error building Component Language Model: \n\nboom' }),
  );
  await bench.run();
  await bench.historyMenu(1, 'Compare with current');
  await expect(compare.region).toContainText('B failed. 500: Language Model failed');
  await expect(compare.answer('Chat Output, Input 1, B')).toContainText('No answer');
});
