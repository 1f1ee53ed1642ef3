import { expect, test } from '../fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import { expectWhole } from '../pages/expect-whole.ts';
import { scrollPart } from '../pages/scroll-part.ts';
import { TestsPart } from '../pages/tests-part.ts';
import { keepSuite } from '../servers/keep-suite.ts';

const SUITE = `# Kept as it is written.
format: tweakbench-tests
version: 1
name: Tones of the answers of the desk
flow: tone-switcher
at-once: 4
variants:
  - name: Formal
    tweaks: {Tone Prompt: {tone: formal}}
  - name: Lost
    tweaks: {Tone Prompt: {wrods: 12}}
checks:
  - tweaks-applied
cases:
  - name: sky
    input: Why is the sky blue?
    expected: Because of sunlight.
    checks: [{contains: sunlight}]
  - {name: refund, input: Please refund order 7731., checks: [tool-called: find_order]}
  - {name: lost, input: Where is it?, checks: [reached: Nowhere]}
`;

/** By the keyboard, once the flow is loaded. */
async function runAll(tests: TestsPart): Promise<void> {
  const { page } = tests;
  await expect(tests.region.getByRole('note', { name: 'Requests of a run' })).toHaveText('Run all sends 9 requests');
  await tests.expectCell('Case 1, Flow', 'not run');
  await expect(tests.runAll).toBeEnabled();
  await page.keyboard.press('ControlOrMeta+Enter');
  await tests.waitUntilEnd();
  await expect(page.getByRole('status', { name: 'Run status' })).toHaveText('Done: 2 passed, 5 failed, 2 broken');
}

async function expectResults(tests: TestsPart): Promise<void> {
  await expect(tests.counts.getByRole('listitem')).toHaveText(['2 passed', '5 failed', '2 broken']);
  await tests.expectCell('Case 1, A Formal', 'passed');
  await tests.expectCell('Case 1, B Lost', 'failed');
  await tests.expectCell('Case 3, Flow', 'broken');
  await expect(tests.cell('Case 2, Flow')).toContainText('no tool was called');
  await expect(tests.grid).toHaveAttribute('aria-rowcount', '4');
  await expect(tests.grid).toHaveAttribute('aria-colcount', '4');
  await expect(tests.grid.getByRole('columnheader', { name: 'B Lost' })).toContainText('0 of 3');
  await expectNoViolations(tests.page, 'a result', { inBothSchemes: true });
}

async function readChecks(tests: TestsPart): Promise<void> {
  const { page } = tests;
  await tests.cell('Case 1, Flow').click();
  const drawer = tests.drawer('Case 1, Flow');
  await expect(drawer.getByRole('list', { name: 'Checks' }).getByRole('listitem')).toHaveText([
    /There are no tweaks/,
    /Contains “sunlight”/,
  ]);
  await drawer.getByRole('button', { name: 'Contains “sunlight”' }).hover();
  const marked = () => page.evaluate(() => [...(CSS.highlights.get('found-text') ?? [])].map(String));
  await expect.poll(marked).toEqual(['Sunlight']);
}

/** The open cell follows the keys, and the focus stays in the table until F6. */
async function moveByKeys(tests: TestsPart): Promise<void> {
  const { page } = tests;
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const lost = tests.drawer('Case 1, B Lost');
  await expect(lost.getByRole('listitem', { name: 'Failed: Every tweak takes effect' })).toContainText(
    'Tone Prompt · wrods is ignored',
  );
  await expect(lost.getByRole('table', { name: 'Tweaks sent' })).toContainText(/Ignored.*wrods.*12/);
  await expectNoViolations(page, 'an open cell', { within: '#tests aside' });
  await page.keyboard.press('F8');
  await expect(tests.drawer('Case 2, Flow')).toBeVisible();
  await page.keyboard.press('F6');
  await expect(tests.drawer('Case 2, Flow')).toBeFocused();
  await page.keyboard.press('F6');
  await expect(tests.grid).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary', { name: /^Case/ })).toHaveCount(0);
}

async function filterAndSearch(tests: TestsPart): Promise<void> {
  const { grid, page } = tests;
  await tests.show('Variants differ');
  await expect(grid.getByRole('rowheader')).toHaveCount(1);
  await tests.show('All');
  await page.keyboard.press('Escape');
  await grid.press('/');
  await page.keyboard.type('order 7731');
  await expect(grid.getByRole('rowheader')).toHaveCount(1);
  await expect(grid.getByRole('rowheader', { name: 'Case 2' })).toHaveAccessibleDescription(
    'Please refund order 7731.',
  );
  await page.getByRole('searchbox', { name: 'Search cases' }).fill('is:broken');
  await expect(grid.getByRole('rowheader', { name: 'Case 3' })).toBeVisible();
  // The filters count what the search finds.
  await expect(tests.region.getByRole('radiogroup', { name: 'Cases shown' })).toHaveText(
    /All 1.*Failed 1.*Changed since baseline.*Newly failing.*Variants differ 0$/,
  );
  await expect(grid.getByRole('rowheader')).toHaveCount(1);
}

/** The table is then scrolled as before. */
async function compareTwoCells(tests: TestsPart): Promise<void> {
  const { page } = tests;
  const row = tests.grid.getByRole('rowheader', { name: 'Case 3' });
  await tests.cell('Case 3, Flow').click();
  await tests.choose('Cell menu', 'Compare with another cell');
  await page.getByRole('button', { name: 'Next variant' }).click();
  // So low that the table scrolls.
  await page.setViewportSize({ width: 1440, height: 400 });
  await page.getByRole('searchbox', { name: 'Search cases' }).clear();
  await expect(tests.grid.getByRole('rowheader')).toHaveCount(3);
  expect(await scrollPart(row, 30)).toBe(30);
  await page.getByRole('button', { name: 'Compare with Case 3, Flow' }).click();
  const compared = page.getByRole('region', { name: 'Compare' });
  await expect(compared).toContainText('formal');
  await expect(page.getByRole('radio', { name: 'Tests' })).toBeChecked();
  await expect(compared.getByRole('button', { name: 'Back to the cell' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tests.drawer('Case 3, A Formal')).toBeVisible();
  expect(await scrollPart(row)).toBe(30);
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** Saves the answer of the open cell, Case 2, A Formal. */
async function saveAnswerAsTest(tests: TestsPart): Promise<void> {
  const { page } = tests;
  await tests
    .drawer('Case 2, A Formal')
    .getByRole('button', { name: 'Save as test, Case 2, A Formal', exact: true })
    .click();
  const panel = page.getByRole('dialog', { name: 'Save as test' });
  await expect(panel.getByRole('combobox', { name: 'Suite' })).toHaveValue('Tones of the answers of the desk');
  await expect(panel).toContainText('These are the tweaks of A.');
  await panel.getByRole('checkbox', { name: /Takes at most/ }).check();
  await panel.getByRole('button', { name: 'Update case 2' }).click();
  await expect(page.getByRole('region', { name: 'Notice: Case 2 updated' })).toBeVisible();
  await expect(tests.region).toContainText('1 case changed since #1.');
}

test('a suite runs cell by cell, filters, search and keys find what failed, and each cell says why', async ({
  page,
  server,
}) => {
  const tests = new TestsPart(page);
  await tests.open(await keepSuite(server.url, SUITE));
  for (const name of ['Suite', 'Result']) await expectWhole(tests.region.getByRole('combobox', { name }));
  await runAll(tests);
  await expectResults(tests);
  await readChecks(tests);
  await moveByKeys(tests);
  await filterAndSearch(tests);
  await compareTwoCells(tests);

  // The link of a cell opens it again. Its answer can be saved as a test, and every cell opens as a run.
  await page.goto(`${page.url().replace(/&cell=[^&]*/, '')}&cell=1.1`);
  await saveAnswerAsTest(tests);
  await tests.drawer('Case 2, A Formal').getByRole('button', { name: 'Open on the bench' }).click();
  const results = page.getByRole('region', { name: 'Results' });
  await expect(results).toContainText('Please refund order 7731');
  for (const view of ['Inside', 'JSON']) {
    await results.getByRole('tab', { name: view, exact: true }).click();
    await expect(results.getByRole('tabpanel')).not.toBeEmpty();
  }
  await page.getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { name: 'Tests' }).check();
  await tests.cell('Case 1, A Formal').click();
  await tests.drawer('Case 1, A Formal').getByRole('button', { name: 'Look inside, Case 1, A Formal' }).click();
  await expect(results.getByRole('heading', { name: 'Cells of tests keep no values' })).toBeVisible();
  await expect(results.getByRole('tab', { name: 'Inside', exact: true })).toHaveAttribute('aria-selected', 'true');
});
