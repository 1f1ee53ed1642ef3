import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import { TestsPart } from '../pages/tests-part.ts';
import { keepSuite, resultsOf } from '../servers/keep-suite.ts';

const SUITE = `# Tones that the support team uses.
format: tweakbench-tests
version: 1
name: Tones
flow: tone-switcher
at-once: 4
variants:
  - name: Formal
    tweaks: {Tone Prompt: {tone: formal}} # asked for by the lawyers
cases:
  - name: sky
    input: Why is the sky blue?
    expected: Because of sunlight.
    checks: [equals, {max-time: 20s}]
  - {name: sunset, input: Why is the sunset red?, checks: [not: {contains: Arr}]}
`;

/** What only a comparison shows: marks, figures, and two versions of a cell. */
const COMPARISON = '#tests aside, #tests [aria-label="Against the baseline"], #tests [role="gridcell"]';

const differenceOf = (drawer: Locator) => drawer.getByRole('region', { name: 'Expected against answer' });

/** Accepting an answer needs its difference in view first, and can be undone. */
async function acceptAndUndo(tests: TestsPart): Promise<void> {
  const first = tests.drawer('Case 1, Flow');
  const deletion = differenceOf(first).getByRole('deletion').first();
  await tests.cell('Case 1, Flow').click();
  await expect(deletion).toBeVisible();
  await first.getByRole('button', { name: 'Accept as expected' }).click();
  await expect(first).toContainText('The answer is the expected text.');
  await tests.page.getByRole('button', { name: 'Undo' }).click();
  await expect(deletion).toBeVisible();
}

/** Those that a filter shows are accepted one by one, each with its difference in view. */
async function goThroughFailed(tests: TestsPart): Promise<void> {
  await tests.show('Failed');
  await tests.suiteMenu('Accept 2 as expected');
  const first = tests.drawer('Case 1, Flow');
  await expect(differenceOf(first)).toBeFocused();
  await first.getByRole('button', { name: 'Skip' }).click();
  const second = tests.drawer('Case 1, A Formal');
  await expect(second).toContainText('Difference 2 of 2');
  await expect(differenceOf(second)).toBeFocused();
  await second.getByRole('button', { name: 'End' }).click();
  await tests.show('All');
}

async function acceptByKeys(tests: TestsPart): Promise<void> {
  const { page } = tests;
  const first = tests.drawer('Case 1, Flow');
  await tests.cell('Case 1, Flow').click();
  await page.keyboard.press('a');
  await expect(differenceOf(first)).toBeFocused();
  await page.keyboard.press('a');
  await expect(first).toContainText(/The answer is the expected text\.Accepted on \d+ \w+/);
}

async function runWhatChanged(tests: TestsPart): Promise<void> {
  await expect(tests.region).toContainText('1 case changed since #1.');
  await tests.region.getByRole('button', { name: 'Run what changed' }).click();
  await tests.waitUntilEnd();
  await tests.expectCell('Case 1, Flow', 'passed');
}

/** Changes a variant in the text of the suite, so that its answers differ and fail the check. */
async function changeToneOfVariant({ page, region }: TestsPart, suite: string): Promise<void> {
  const { body } = await suiteOnServer(page, suite);
  expect(body.text).toContain('# asked for by the lawyers');
  await region.getByRole('button', { name: 'Edit suite' }).click();
  await region.getByRole('radiogroup', { name: 'Edit as' }).getByRole('radio', { name: 'Text' }).check();
  const text = region.getByRole('textbox', { name: 'Text of the suite' });
  await expect(text).toHaveValue(body.text);
  await text.fill(body.text.replace('tone: formal', 'tone: pirate'));
  await region.getByRole('button', { name: 'Back to the results' }).click();
}

async function suiteOnServer(page: Page, suite: string) {
  return (await page.request.get(`/workspace/v1/suites/${suite}`)).json();
}

/** Chooses in a list above the results: `list` is Baseline or Result. */
async function chooseResult(page: Page, list: string, result: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: list }).click();
  await page.getByRole('option', { name: result }).click();
}

async function readRegressedCell(tests: TestsPart): Promise<void> {
  await tests.expectCell('Case 2, A Formal', 'failed, regressed');
  await tests.cell('Case 2, A Formal').click();
  const regressed = tests.drawer('Case 2, A Formal');
  await regressed.getByRole('button', { name: 'Compare with baseline' }).click();
  const figures = tests.region.getByRole('list', { name: 'Against the baseline' });
  await expect(figures.getByRole('listitem').filter({ hasText: 'Newly failing' })).toHaveText(/1\s*cell/);
  await expect(regressed).toContainText('Newly failing passed in #2, contains “Arr” now');
  await expect(regressed).toContainText('"formal" → "pirate"');
  await expect(regressed.getByRole('radiogroup', { name: 'Versions' })).toBeVisible();
  await regressed.getByRole('radio', { name: 'In line' }).check();
  await expect(regressed.getByRole('insertion').first()).toBeVisible();
  await expectNoViolations(tests.page, 'the comparison with a baseline', { inBothSchemes: true, within: COMPARISON });
  await tests.show('Newly failing');
  await expect(tests.grid.getByRole('rowheader')).toHaveCount(1);
}

async function makeBaseline({ page, region }: TestsPart): Promise<void> {
  await region.getByRole('button', { name: 'Make 3 the baseline' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make #3 the baseline?' });
  await expect(dialog).toContainText('#3 has 1 regression. Make it the baseline anyway?');
  await dialog.getByRole('button', { name: 'Make it the baseline' }).click();
  await expect(page.getByRole('combobox', { name: 'Baseline' })).toHaveValue('#3 baseline');
}

test('a result is compared with its baseline: what is fixed, regressed and changed, and what else has changed since', async ({
  page,
  server,
}) => {
  const tests = new TestsPart(page);
  const suite = await keepSuite(server.url, SUITE);
  await tests.open(suite);
  await tests.runAllToEnd();
  await tests.expectCell('Case 1, Flow', 'failed');
  await tests.expectCell('Case 2, A Formal', 'passed');
  await acceptAndUndo(tests);
  await goThroughFailed(tests);
  await acceptByKeys(tests);
  await runWhatChanged(tests);

  await changeToneOfVariant(tests, suite);
  await expect(tests.region).toContainText('Variant A changed since #2.');
  await tests.runAll.click();
  await expect(page.getByRole('combobox', { name: 'Result' })).toHaveValue(/^#3/);
  await expect(page.getByRole('status', { name: 'Run status' })).toHaveText(/^Done: 2 passed, 2 failed/);
  await chooseResult(page, 'Baseline', /^#2/);
  await readRegressedCell(tests);
  await makeBaseline(tests);
  // An earlier result gives its variants back.
  await chooseResult(page, 'Result', /^#2/);
  await tests.suiteMenu('Use its variants');
  await expect(page.getByRole('region', { name: 'Notice: The suite has the variants of #2' })).toBeVisible();
  await expect.poll(async () => (await suiteOnServer(page, suite)).body.text).toMatch(/tone: formal/);
  // The baseline is the same for everybody.
  const newest = (await resultsOf(server.url, suite))[0]?.id;
  await expect.poll(async () => (await suiteOnServer(page, suite)).body.baseline).toBe(newest);
});

/** Opens a cell from the list, and reads its checks. */
async function readCellOnNarrowScreen(page: Page): Promise<void> {
  const region = page.getByRole('region', { name: 'Tests', exact: true });
  const list = region.getByRole('list', { name: 'Test results' });
  await region.getByRole('radio', { name: 'A Formal' }).click();
  const first = list.getByRole('button', { name: 'Case 1, A Formal: failed' });
  await expect(first).toContainText('Failed: does not equal the expected text');
  await expectNoViolations(page, 'the list of cases');
  await first.click();
  const cell = page.getByRole('complementary', { name: 'Case 1, A Formal' });
  const checks = cell.getByRole('list', { name: 'Checks' }).getByRole('listitem');
  await expect(checks).toHaveText([/Equals the expected text/]);
  await cell.getByRole('button', { name: 'Show' }).click();
  await expect(checks).toHaveCount(2);
  await expectNoViolations(page, 'a cell', { within: '#tests aside' });
  await cell.getByRole('button', { name: 'Previous variant' }).click();
  await expect(page.getByRole('complementary', { name: 'Case 1, Flow' })).toBeVisible();
  await page.getByRole('button', { name: 'Back to the results' }).click();
  await expect(list.getByRole('button', { name: /^Case 1, Flow/ })).toBeFocused();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
}

async function typeCaseOnNarrowScreen(page: Page): Promise<void> {
  await page.goto('/?mode=tests');
  await page.getByRole('button', { name: 'New suite' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Create suite' }).click();
  await expect(page.getByRole('textbox', { name: 'Input 1 value' })).toBeFocused();
}

async function saveEveryFile(tests: TestsPart): Promise<void> {
  const saved = async (item: string) => {
    const download = tests.page.waitForEvent('download');
    await tests.export(item);
    const file = await download;
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  };
  const csv = await saved('CSV');
  expect(csv.name).toBe('tones-1.csv');
  expect(csv.text.split('\n')[0]).toContain('case,variant,repeat,state');
  // A spreadsheet would run these.
  expect(csv.text).toContain("\n'+sum,Flow,1,passed,,'=HYPERLINK(1),");
  const json = await saved('JSON');
  expect(json.name).toBe('tones-1.json');
  expect(JSON.parse(json.text)).toMatchObject({ format: 'tweakbench-results', tally: { cells: 4 } });
  expect((await saved('JUnit XML')).text).toContain('<testsuite name="Tones" tests="4"');
  expect((await saved('Markdown')).text).toContain('# Tones');
  const html = await saved('HTML report');
  expect(html.name).toBe('tones-1.html');
  expect(html.text).not.toContain('<script');
  expect((await saved('JSON lines')).text.trim().split('\n')).toHaveLength(4);
  const file = await saved('Suite file');
  expect(file.name).toBe('tones.tests.yaml');
  expect(file.text).toContain('# Tones that the support team uses.');
}

async function readCommand(tests: TestsPart): Promise<void> {
  const { page } = tests;
  await tests.export('Command for CI');
  const dialog = page.getByRole('dialog', { name: 'Command for CI' });
  const command = dialog.getByRole('textbox', { name: 'Command' });
  await expect(command).toHaveValue(/^npx --no tweakbench test tones\.tests\.yaml/);
  await dialog.getByRole('tab', { name: 'GitHub Actions' }).click();
  await expect(command).toHaveValue(/uses: actions\/checkout/);
  await dialog.getByRole('combobox', { name: 'Fails when' }).click();
  await page.getByRole('option', { name: 'something regressed' }).click();
  await expect(command).toHaveValue(/--baseline tones-1\.json/);
  await dialog.getByRole('button', { name: 'Copy command' }).click();
  await expect(page.getByRole('status', { name: 'Run status' })).toHaveText(/Copied|did not allow/);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

test.describe('on a narrow screen', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('a result is a list of cases for one variant, a cell is a page, and the files and the command for CI are offered', async ({
    page,
    server,
  }) => {
    test.slow();
    const formula = SUITE.replace('input: Why is the sunset red?', 'input: "=HYPERLINK(1)"').replace(
      'sunset',
      '"+sum"',
    );
    const suite = await keepSuite(server.url, formula);
    await typeCaseOnNarrowScreen(page);
    await page.goto(`/?mode=tests&suite=${suite}`);
    const region = page.getByRole('region', { name: 'Tests', exact: true });
    await expect(region.getByRole('note', { name: 'Requests of a run' })).toContainText('4 requests');
    await region.getByRole('button', { name: 'Run all' }).click();
    await expect(page.getByRole('status', { name: 'Run status' })).toHaveText('Done: 2 passed, 2 failed, 0 broken');
    await readCellOnNarrowScreen(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    const tests = new TestsPart(page);
    await saveEveryFile(tests);
    await readCommand(tests);
  });
});
