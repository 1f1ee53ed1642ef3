import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures.ts';
import { expectNoViolations } from './pages/axe.ts';
import { TestsPart } from './pages/tests-part.ts';
import { keepSuite, resultsOf } from './servers/keep-suite.ts';

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

test('a result against its baseline: what is fixed, regressed and changed, and what else changed since', async ({
  page,
  server,
}) => {
  const tests = new TestsPart(page);
  const suite = await keepSuite(server.url, SUITE);
  await tests.open(suite);
  await tests.runAllToEnd();
  await tests.expectCell('Case 1, Flow', 'failed');
  await tests.expectCell('Case 2, A Formal', 'passed');

  // Accepting asks to see the difference first, and can be undone.
  await tests.cell('Case 1, Flow').click();
  const first = tests.drawer('Case 1, Flow');
  await expect(
    first.getByRole('region', { name: 'Expected against answer' }).getByRole('deletion').first(),
  ).toBeVisible();
  await first.getByRole('button', { name: 'Accept as expected' }).click();
  await expect(first).toContainText('The answer is the expected text.');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(
    first.getByRole('region', { name: 'Expected against answer' }).getByRole('deletion').first(),
  ).toBeVisible();
  // Those that a filter shows are accepted one by one, each with its difference in view.
  await tests.show('Failed');
  await tests.suiteMenu('Accept 2 as expected');
  await expect(first.getByRole('region', { name: 'Expected against answer' })).toBeFocused();
  await first.getByRole('button', { name: 'Skip' }).click();
  const second = tests.drawer('Case 1, A Formal');
  await expect(second).toContainText('Difference 2 of 2');
  await expect(second.getByRole('region', { name: 'Expected against answer' })).toBeFocused();
  await second.getByRole('button', { name: 'End' }).click();
  await tests.show('All');
  await tests.cell('Case 1, Flow').click();
  await page.keyboard.press('a');
  await expect(first.getByRole('region', { name: 'Expected against answer' })).toBeFocused();
  await page.keyboard.press('a');
  await expect(first).toContainText(/The answer is the expected text\.Accepted on \d+ \w+/);
  await expect(tests.region).toContainText('1 case changed since #1.');
  await tests.region.getByRole('button', { name: 'Run what changed' }).click();
  await tests.waitUntilEnd();
  await tests.expectCell('Case 1, Flow', 'passed');

  // The pirate answers otherwise, and misses the check.
  const saved = await page.request.get(`/workspace/v1/suites/${suite}`);
  const { entry, body } = await saved.json();
  expect(body.text).toContain('# asked for by the lawyers');
  await page.request.patch(`/workspace/v1/suites/${suite}`, {
    headers: { 'if-match': `"${entry.version}"` },
    data: { body: { ...body, text: body.text.replace('tone: formal', 'tone: pirate') } },
  });
  await page.reload();
  await expect(tests.region).toContainText('Variant A changed since #2.');
  await tests.runAllToEnd();
  await page.getByRole('combobox', { name: 'Baseline' }).click();
  await page.getByRole('option', { name: /^#2/ }).click();
  await tests.expectCell('Case 2, A Formal', 'failed, regressed');
  await tests.cell('Case 2, A Formal').click();
  const regressed = tests.drawer('Case 2, A Formal');
  await regressed.getByRole('button', { name: 'Compare with baseline' }).click();
  const figures = tests.region.getByRole('list', { name: 'Against the baseline' });
  await expect(figures.getByRole('listitem').filter({ hasText: 'Regressed' })).toHaveText(/1\s*cell/);
  await expect(regressed).toContainText('Regressed passed in #2, contains “Arr” now');
  await expect(regressed).toContainText('"formal" → "pirate"');
  await expect(regressed.getByRole('radiogroup', { name: 'Versions' })).toBeVisible();
  await regressed.getByRole('radio', { name: 'In line' }).check();
  await expect(regressed.getByRole('insertion').first()).toBeVisible();
  await expectNoViolations(page, 'the comparison with a baseline', { within: '#tests' });
  await tests.show('Regressed');
  await expect(tests.grid.getByRole('rowheader')).toHaveCount(1);
  await tests.region.getByRole('button', { name: 'Make 3 the baseline' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make #3 the baseline?' });
  await expect(dialog).toContainText('#3 has 1 regression. Make it the baseline anyway?');
  await dialog.getByRole('button', { name: 'Make it the baseline' }).click();
  await expect(page.getByRole('combobox', { name: 'Baseline' })).toHaveValue('#3 baseline');
  // An earlier result gives its variants back.
  await page.getByRole('combobox', { name: 'Result' }).click();
  await page.getByRole('option', { name: /^#2/ }).click();
  await tests.suiteMenu('Use its variants');
  await expect(page.getByRole('region', { name: 'Notice: The suite has the variants of #2' })).toBeVisible();
  const text = async () => (await (await page.request.get(`/workspace/v1/suites/${suite}`)).json()).body.text;
  await expect.poll(text).toMatch(/tone: formal/);
  // The baseline is the same for everybody.
  const kept = async () => (await (await page.request.get(`/workspace/v1/suites/${suite}`)).json()).body.baseline;
  await expect.poll(kept).toBe((await resultsOf(server.url, suite))[0]?.id);
});

test.describe('on a narrow screen', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('a result is a list of cases for one variant and a cell is a page; then its files, and the command for CI', async ({
    page,
    server,
  }) => {
    test.slow();
    const formula = SUITE.replace('input: Why is the sunset red?', 'input: "=HYPERLINK(1)"').replace(
      'sunset',
      '"+sum"',
    );
    const suite = await keepSuite(server.url, formula);
    await page.goto(`/?mode=tests&suite=${suite}`);
    const region = page.getByRole('region', { name: 'Tests', exact: true });
    const list = region.getByRole('list', { name: 'Test results' });
    await expect(region.getByRole('note', { name: 'Requests of a run' })).toContainText('4 requests');
    await region.getByRole('button', { name: 'Run all' }).click();
    await expect(page.getByRole('status', { name: 'Run status' })).toHaveText('Done: 2 passed, 2 failed, 0 broken');
    await region.getByRole('radio', { name: 'A Formal' }).click();
    const first = list.getByRole('button', { name: 'Case 1, A Formal: failed' });
    await expect(first).toContainText('Failed: does not equal the expected text');
    await expectNoViolations(page, 'the list of cases');
    await first.click();
    const cell = page.getByRole('complementary', { name: 'Case 1, A Formal' });
    await expect(cell.getByRole('list', { name: 'Checks' }).getByRole('listitem')).toHaveText([
      /Equals the expected text/,
    ]);
    await cell.getByRole('button', { name: 'Show' }).click();
    await expect(cell.getByRole('list', { name: 'Checks' }).getByRole('listitem')).toHaveCount(2);
    await expectNoViolations(page, 'a cell', { within: '#tests-drawer' });
    await cell.getByRole('button', { name: 'Previous variant' }).click();
    await expect(page.getByRole('complementary', { name: 'Case 1, Flow' })).toBeVisible();
    await page.getByRole('button', { name: 'Back to the results' }).click();
    await expect(list).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);

    await page.setViewportSize({ width: 1440, height: 900 });
    const tests = new TestsPart(page);
    const saved = async (item: string) => {
      const download = page.waitForEvent('download');
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

    await tests.export('Command for CI');
    const command = page.getByRole('dialog', { name: 'Command for CI' });
    await expect(command.getByRole('textbox', { name: 'Command' })).toHaveValue(
      /^npx tweakbench test tones\.tests\.yaml/,
    );
    await command.getByRole('tab', { name: 'GitHub Actions' }).click();
    await expect(command.getByRole('textbox', { name: 'Command' })).toHaveValue(/uses: actions\/checkout/);
    await command.getByRole('combobox', { name: 'Fails when' }).click();
    await page.getByRole('option', { name: 'something regressed' }).click();
    await expect(command.getByRole('textbox', { name: 'Command' })).toHaveValue(/--baseline tones-1\.json/);
    await command.getByRole('button', { name: 'Copy command' }).click();
    await expect(page.getByRole('status', { name: 'Run status' })).toHaveText(/Copied|did not allow/);
    await page.keyboard.press('Escape');
    await expect(command).toBeHidden();
  });
});
