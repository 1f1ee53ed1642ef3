import { expect, test } from './fixtures.ts';
import { expectNoFindings } from './pages/axe.ts';
import type { BenchPage } from './pages/bench-page.ts';
import { ComparePart } from './pages/compare-part.ts';
import { keptByBrowser } from './pages/kept-by-browser.ts';
import { type FrontServer, startFront } from './servers/front-server.ts';
import { answerStream, answerWith } from './servers/run-answers.ts';

const COMPONENT = { component: 'ChatOutput-n5FuZ', displayName: 'Chat Output', ending: 'complete' } as const;

test.describe('with answers that are known', () => {
  let front: FrontServer;
  test.beforeEach(async ({ bench, server }) => {
    front = await startFront(server.url);
    await bench.open(front.url);
    await bench.keepOneInput();
  });
  test.afterEach(() => front.close());

  async function answer(bench: BenchPage, text: string): Promise<void> {
    front.answerRuns(answerStream({ chunks: [text], ...COMPONENT }));
    await bench.run();
  }

  test('two runs are picked in the history, and their words set side by side and in line', async ({ bench, page }) => {
    const compare = new ComparePart(page);
    await answer(bench, 'Double charge in March confirmed; 48.00 € refunded.');
    await answer(bench, 'Double charge on INV-2041 confirmed; 48.00 € refunded.');
    await page.getByRole('button', { name: 'Run 1', exact: true }).click({ modifiers: ['Control'] });
    const second = page.getByRole('button', { name: 'Run 2', exact: true });
    await second.focus();
    await page.keyboard.press('c');
    await expect(second).toHaveAccessibleDescription(/picked as B/);
    await page.getByRole('button', { name: 'Compare A and B' }).click();

    await expect(compare.picker('A')).toHaveValue(/^#1 /);
    await expect(compare.picker('B')).toHaveValue(/^#2 /);
    await expect(compare.removed('Chat Output, Input 1, A')).toHaveText(['in March']);
    await expect(compare.added('Chat Output, Input 1, B')).toHaveText(['on INV-2041']);
    await expect(compare.removed('Chat Output, Input 1, B')).toHaveCount(0);
    await expect(compare.table('Every input').getByRole('row').nth(1)).toContainText('%');

    await compare.region.getByRole('radio', { name: 'In line' }).click();
    const line = 'Chat Output, Input 1, A → B';
    await expect(compare.removed(line)).toHaveText(['in March']);
    await expect(compare.added(line)).toHaveText(['on INV-2041']);
    await expect(compare.answer(line)).toContainText('Double charge in Marchon INV-2041 confirmed');
  });

  test('the address names the runs: a link, a reload and Back lead to the same comparison', async ({ bench, page }) => {
    const compare = new ComparePart(page);
    await answer(bench, 'one');
    await answer(bench, 'two');
    await answer(bench, 'three');
    await bench.historyMenu(1, 'Compare with current');
    await expect(compare.picker('B')).toHaveValue(/^#3 /);
    await expect(compare.added('Chat Output, Input 1, B')).toHaveText(['three']);
    await compare.region.getByRole('button', { name: 'Add run C' }).click();
    await expect(compare.picker('C')).toHaveValue(/^#2 /);
    await expect(compare.added('Chat Output, Input 1, C')).toHaveText(['two']);

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

  test('JSON is compared by its structure and tables by their rows', async ({ bench, page }) => {
    const compare = new ComparePart(page);
    await answer(bench, '{"city": "Paris", "people": 2, "tags": ["a", "b"]}');
    await answer(bench, '{"tags": ["a", "x", "b"], "city": "Rome", "people": 2}');
    await bench.historyMenu(1, 'Compare with current');
    await expect(compare.removed('Chat Output, Input 1, A')).toHaveText(['"Paris"']);
    await expect(compare.added('Chat Output, Input 1, B')).toHaveText(['"x"', '"Rome"']);
    await expect(compare.answer('Chat Output, Input 1, B')).toContainText('3 values the same');

    const table = (rows: string[]) => `| id | score |\n| --- | --- |\n${rows.join('\n')}`;
    await page.getByRole('radio', { name: 'Bench' }).click();
    await answer(bench, table(['| T-1 | 0.9 |', '| T-2 | 0.8 |', '| T-3 | 0.7 |']));
    await answer(bench, table(['| T-1 | 0.9 |', '| T-3 | 0.75 |', '| T-4 | 0.6 |']));
    await bench.historyMenu(3, 'Compare with current');
    const rows = (place: string) => compare.table(place).getByRole('row');
    await expect(rows('Chat Output, Input 1, A')).toHaveText([/id/, /T-10\.9/, /−RemovedT-20\.8/, /±ChangedT-30\.7$/]);
    await expect(rows('Chat Output, Input 1, B')).toHaveText([/id/, /T-10\.9/, /±ChangedT-30\.75/, /\+AddedT-40\.6/]);
  });

  test('answers that are the same fold', async ({ bench, page }) => {
    const compare = new ComparePart(page);
    await answer(bench, 'just the same');
    await answer(bench, 'just the same');
    await bench.historyMenu(1, 'Compare with current');
    await expect(compare.region).toContainText('The same in A and B, 3 words');
    await expect(compare.answer('Chat Output, Input 1, A')).toBeHidden();
    await compare.region.getByRole('button', { name: 'Show Chat Output, Input 1' }).click();
    await expect(compare.answer('Chat Output, Input 1, A')).toContainText('just the same');
    await expect(compare.table('Every input').getByRole('row').nth(1)).toContainText('same');
  });

  test('a run that failed is set beside one that did not', async ({ bench, page, expectedConsole }) => {
    expectedConsole.push(/Failed to load resource/);
    const compare = new ComparePart(page);
    await answer(bench, 'fine');
    front.answerRuns(
      answerWith(500, { detail: 'Error running graph: Error building Component Language Model: \n\nboom' }),
    );
    await bench.run();
    await bench.historyMenu(1, 'Compare with current');
    await expect(compare.region).toContainText('B failed. 500: Language Model failed');
    await expect(compare.answer('Chat Output, Input 1, B')).toContainText('No answer');
  });
});

test('tweaks, inputs and times that differ are told, and the tweaks of B are taken over and taken back', async ({
  bench,
  page,
}) => {
  const compare = new ComparePart(page);
  await bench.open();
  await bench.run();
  await bench.setTweaks('{ "Prompt Template": { "tone": "stern" } }');
  await bench.input(2).fill('Grace, who likes ships');
  await bench.run();
  await bench.setTweaks('{\n  // of now\n}');
  await compare.open();

  await expect(compare.table('Tweaks that differ').getByRole('row').nth(1)).toHaveText(/Prompt Template tone.+"stern"/);
  await expect(compare.table('Every input').getByRole('row')).toHaveCount(3);
  await expect(compare.table('Timing, Input 1').getByRole('row', { name: /Language Model/ })).toHaveText(/ms.+ms/);
  await compare
    .table('Every input')
    .getByRole('button', { name: /Input 2/ })
    .click();
  const differing = compare.region.getByRole('region', { name: 'Inputs that differ' });
  await expect(differing).toContainText('ships');
  await expect(compare.region.getByText('1 changed', { exact: true })).toBeVisible();
  await expect(compare.table('Timing, Input 2')).toBeVisible();

  await compare.region.getByRole('button', { name: "Use B's tweaks" }).click();
  await expect(bench.editorLines).toContainText('stern');
  await expect(bench.editor).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(bench.editorLines).toContainText('of now');
});

test('a secret that a run was sent is in no comparison, and not in what is kept for it', async ({ bench, page }) => {
  const secret = 'canary-secret-6621';
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const compare = new ComparePart(page);
  await bench.open();
  await bench.run();
  await bench.setTweaks(`{ "Language Model": { "api_key": "${secret}" } }`);
  await expect(bench.reportRow(/api_key/)).toBeVisible();
  const sent = page.waitForRequest((request) => request.url().includes('/run/advanced/'));
  await bench.run();
  expect((await sent).postData()).toContain(secret);
  await compare.open();
  await expect(compare.table('Tweaks that differ').getByRole('row', { name: /api_key/ })).toContainText('••••••••');
  expect(await compare.region.innerHTML()).not.toContain(secret);
  await compare.region.getByRole('button', { name: "Use B's tweaks" }).click();
  await expect(bench.status).toContainText('Its secrets were not kept: write them in again.');
  await page.getByRole('button', { name: 'Replay run' }).click();
  await expect(page.getByRole('region', { name: 'Replay', exact: true })).toBeVisible();
  expect(await page.getByRole('region', { name: 'Results' }).innerHTML()).not.toContain(secret);
  await page.evaluate(() => navigator.clipboard.writeText('nothing'));
  expect(await keptByBrowser(page)).not.toContain(secret);
});

test('runs of different flows are compared as far as they can be, and what cannot is said', async ({ bench, page }) => {
  const compare = new ComparePart(page);
  await bench.open();
  await bench.run();
  await bench.chooseFlow('Topic and audience');
  await bench.run();
  await bench.historyMenu(1, 'Compare with current');
  await expect(compare.region).toContainText(
    'A is a run of Two inputs, two answers, B one of Topic and audience: components are matched by id, else by name.',
  );
  await expect(compare.region).toContainText(/Only in B: .*Topic/);
  await expect(compare.table('Requests that differ').getByRole('row', { name: /^Flow/ })).toBeVisible();
  await compare.region.getByRole('button', { name: "Use B's tweaks" }).click();
  await expect(bench.flow).toHaveValue(/Topic and audience/);
});

test('Compare says what it needs when there is nothing to compare, and what a link names that is not here', async ({
  bench,
  page,
}) => {
  const compare = new ComparePart(page);
  await bench.open();
  await compare.open();
  await expect(compare.region).toContainText('Nothing to compare yet');
  await compare.region.getByRole('button', { name: 'Go to the bench' }).click();
  await expect(page.getByRole('region', { name: 'Results' })).toBeVisible();
  await page.goto('/?mode=compare&runs=gone.away');
  await expect(compare.region).toContainText('Run A and Run B are not on this device');
});

test('a refused Run in Compare leads to the field on the bench', async ({ bench, page }) => {
  const compare = new ComparePart(page);
  await bench.open();
  await bench.setTweaks('{ "broken" ');
  await expect(bench.runButton).toHaveAttribute('aria-disabled', 'true');
  await compare.open();
  await bench.runButton.click({ force: true });
  await expect(compare.region).toBeHidden();
  await expect(bench.editor).toBeFocused();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('axe finds nothing in Compare, wide and at 390 px, where nothing is cut off', async ({ bench, page }) => {
      test.slow();
      const compare = new ComparePart(page);
      await bench.open();
      await compare.open();
      await expect(compare.region).toContainText('Nothing to compare yet');
      await expectNoFindings(page, 'nothing to compare');
      await page.getByRole('radio', { name: 'Bench' }).click();
      await bench.chooseFlow('Topic and audience');
      await bench.run();
      await bench.input(1).fill('Whales');
      await bench.run();
      await compare.open();
      await expect(compare.table('Timing, Input 1')).toBeVisible();
      await expectNoFindings(page, 'side by side');
      await compare.region.getByRole('radio', { name: 'In line' }).click();
      await expectNoFindings(page, 'in line');
      await page.setViewportSize({ width: 390, height: 844 });
      await expect(compare.region.getByRole('button', { name: 'Back to the bench' })).toBeVisible();
      await expectNoFindings(page, '390 px');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await compare.region.getByRole('button', { name: 'Back to the bench' }).click();
      await page.getByRole('button', { name: 'Menu', exact: true }).click();
      await page.getByRole('button', { name: 'Compare runs' }).click();
      await expect(compare.region).toBeVisible();
    });
  });
}
