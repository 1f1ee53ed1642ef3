/** The predicted report compared with what the server really used. */
import type { Locator, Page } from '@playwright/test';
import { smallFlow } from '../../src/flow/testing/small-flow.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { GREETING, loadRequest, openRequest } from '../pages/open-request.ts';
import { rememberLangflow } from '../pages/remember-langflow.ts';
import { expect, test } from '../recorded-langflow-fixtures.ts';

const text = { type: 'str', _input_type: 'MessageTextInput', value: '' };
const output = { outputs: [{ name: 'message', types: ['Message'] }] };
/** Only two of its three components run. */
const flow = smallFlow(
  [
    { id: 'ChatInput-1', name: 'Chat Input', fields: { input_value: text }, node: output },
    { id: 'ChatOutput-2', name: 'Chat Output', fields: { input_value: text }, node: output },
    { id: 'TextInput-3', name: 'Aside', fields: { input_value: text, note: text }, node: output },
  ],
  ['ChatInput-1 -> ChatOutput-2.input_value'],
);

/** A question to the recorded flow. */
const chat = { flow: '00000004-0000-4000-8000-000000000004', inputs: ['hi'], stream: false };

// Probing requests routes that a server may not have, and the browser logs that.
test.beforeEach(({ expectedConsole }) => {
  expectedConsole.push(/Failed to load resource/);
});

const reportOf = (page: Page) => page.getByRole('table', { name: 'Tweak report' });

/** Cells of a row that do not show all of their text. */
function cutCells(row: Locator): Promise<(string | null)[]> {
  return row
    .getByRole('cell')
    .evaluateAll((cells) =>
      cells.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map(({ textContent }) => textContent),
    );
}

const NAMES = 'td:nth-child(2) span span';
const NAMES_AND_VALUES = `${NAMES}, td:nth-child(3) span span`;

/** Names of components and fields, or values too, that the report does not show whole; null while it has none. */
function cutTexts(page: Page, which: string): Promise<(string | null)[] | null> {
  return reportOf(page)
    .getByRole('row')
    .evaluateAll((rows, selector) => {
      const texts = rows.flatMap((row) => [...row.querySelectorAll(selector)]);
      const cut = texts.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
      return texts.length === 0 ? null : cut.map(({ textContent }) => textContent);
    }, which);
}

async function expectWholeReport(bench: BenchPage): Promise<void> {
  const { page } = bench;
  const ofRun = page.getByRole('columnheader', { name: 'Run #1' });
  await expect(ofRun).toBeVisible();
  const row = bench.reportRow(/Applied.*tone/);
  await expect(row.getByRole('cell').filter({ hasText: '→' })).toContainText('"formal" → "friendly"');
  expect(await cutCells(row)).toEqual([]);
  await expect(bench.reportRow(/Language Model.*temperature/)).toBeVisible();
  await expect.poll(() => cutTexts(page, NAMES)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await page
    .getByRole('tablist', { name: 'Panes' })
    .getByRole('tab', { name: /^Tweaks/ })
    .click();
  await expect(ofRun).toBeVisible();
  await expect.poll(() => cutTexts(page, NAMES_AND_VALUES)).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** Values of the report that are not shown whole; null while it has none. */
function cutValues(page: Page): Promise<(string | null)[] | null> {
  return cutTexts(page, 'td:nth-child(3) > :first-child, td:nth-child(3) > :first-child *');
}

/** More tweaks than the report draws at once: the first and the last have long values. */
const LONG = 'as warm as for an old friend of the house';
const manyTweaks = JSON.stringify({
  'Prompt Template': { tone: LONG },
  Nobody: Object.fromEntries(Array.from({ length: 80 }, (_, index) => [`field_${index}`, index])),
  'Language Model': { system_message: LONG },
});

/** Goes to the end of the report, where the height of the rows that were not drawn becomes known. */
async function expectLastRow(bench: BenchPage): Promise<void> {
  const last = bench.reportRow(/Language Model.*system_message/);
  const goToEnd = () => reportOf(bench.page).evaluate((table) => table.scrollIntoView(false));
  await expect.poll(() => goToEnd().then(() => last.count())).toBe(1);
  await last.scrollIntoViewIfNeeded();
  await expect(last.getByText(LONG)).toBeInViewport({ ratio: 1 });
  expect(await cutValues(bench.page)).toEqual([]);
}

async function checkAgainstRuns(bench: BenchPage): Promise<void> {
  const { page } = bench;
  const tweaks = '{ "Prompt Template": { "tone": "pirate" }, "Chat Output": { "sender_name": "AI" } }';
  await loadRequest(bench, { ...GREETING, tweaks });
  await expect(bench.reportRow(/Applied.*tone/)).toBeVisible();
  await expect(page.getByText('Predicted (Langflow 1.13)')).toBeVisible();
  await bench.run();
  await expect(page.getByText('Checked against run #2')).toBeVisible();
  const ofRun2 = reportOf(page).getByRole('columnheader', { name: 'Run #2' });
  await expect(ofRun2).toBeVisible();
  await expect(bench.reportRow(/Applied.*tone/)).toContainText('"pirate", as predicted');
  await loadRequest(bench, { ...GREETING, tweaks: '{ "Prompt Template": { "tone": "shy" } }' });
  await expect(page.getByText(/^Predicted/)).toBeVisible();
  await expect(ofRun2).toHaveCount(0);

  // A component that does not run.
  await bench.dropFile('Aside.json', JSON.stringify({ ...flow, name: 'Aside' }));
  await expect(bench.flow).toHaveValue(/Aside/);
  await loadRequest(bench, {
    flow: await bench.urlValue('flow'),
    inputs: [{ value: 'hello', components: ['Chat Input'] }],
    tweaks: '{ "Aside": { "note": "x" } }',
  });
  await expect(bench.reportRow(/Applied.*Aside note/)).toBeVisible();
  await bench.run();
  await expect(page.getByText('1 of these came out differently in run #3')).toBeVisible();
  await expect(bench.reportRow(/Applied.*Aside note/)).toContainText('no effect');
  await expect(bench.reportRow(/Applied.*Aside note/)).toContainText('not as predicted');
  // The mark is shown with every chip of the report.
  await page.getByRole('tab', { name: 'Graph' }).click();
  await page.getByRole('button', { name: 'Show only not as predicted' }).click();
  await expect(bench.reportRow(/Aside note/)).toBeVisible();
}

/**
 * Every value is shown in full; with few tweaks every row is; and so are the values of a long report where there is no
 * pointer.
 */
async function readReports(bench: BenchPage): Promise<void> {
  const { page } = bench;
  const few = JSON.stringify({
    'Prompt Template': { tone: LONG },
    'Language Model': { system_message: LONG, temperature: null },
  });
  await loadRequest(bench, { ...GREETING, tweaks: few });
  await expect(bench.reportRow(/tone/)).toBeInViewport({ ratio: 1 });
  await expect(bench.reportRow(/system_message/)).toBeInViewport({ ratio: 1 });
  await expect(bench.reportRow(/temperature/)).toContainText("The flow's value is lost");
  expect(await cutTexts(page, 'td:nth-child(4)')).toEqual([]);
  expect(await cutValues(page)).toEqual([]);
  await loadRequest(bench, { ...GREETING, tweaks: manyTweaks });
  await page.setViewportSize({ width: 390, height: 844 });
  // Notices of the links lie over the tabs.
  await page
    .getByRole('tablist', { name: 'Panes' })
    .getByRole('tab', { name: /^Tweaks/ })
    .press('Enter');
  await expect(reportOf(page)).toHaveAttribute('aria-rowcount', '83');
  await expect(bench.reportRow(/tone/).getByText(LONG)).toBeVisible();
  expect(await cutValues(page)).toEqual([]);
  await expectLastRow(bench);
}

/** End and Home go to its last and its first row; only some are drawn and measured. */
async function moveInLongReport(bench: BenchPage): Promise<void> {
  const { page } = bench;
  const names = Array.from({ length: 100 }, (_, index) => `note_${index}`);
  const fields = Object.fromEntries(names.map((name) => [name, text]));
  const many = smallFlow([{ id: 'TextInput-3', name: 'Aside', fields }]);
  await page.setViewportSize({ width: 1440, height: 900 });
  await bench.dropFile('Many.json', JSON.stringify({ ...many, name: 'Many' }));
  await expect(bench.flow).toHaveValue(/Many/);
  const values = Object.fromEntries(names.map((name, index) => [name, LONG.repeat(1 + (index % 3))]));
  const tweaks = JSON.stringify({ Aside: values });
  await loadRequest(bench, { flow: await bench.urlValue('flow'), inputs: [], tweaks });
  const first = bench.reportRow(/note_0\b/);
  await first.getByRole('button', { name: /^Go to line/ }).focus();
  await page.keyboard.press('Tab');
  await expect(first.getByRole('button', { name: /on the graph/ })).toBeFocused();
  await page.keyboard.press('End');
  await expect(bench.reportRow(/note_99\b/)).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Home');
  await expect(first).toBeInViewport({ ratio: 1 });
}

test('the report says what a run on the embedded engine did with each tweak, and shows every name and value in full', async ({
  bench,
  page,
}) => {
  await bench.open();
  await bench.run();
  await expectWholeReport(bench);
  await test.step('a run confirms a prediction or differs from it', () => checkAgainstRuns(bench));
  await page.getByRole('tablist', { name: 'Tweak views' }).getByRole('tab', { name: 'JSON', exact: true }).click();
  await page.getByRole('button', { name: 'Show only not as predicted', pressed: true }).click();
  await test.step('reports show every value in full', () => readReports(bench));
  await test.step('a report of 100 rows is reached by keyboard', () => moveInLongReport(bench));
});

test('the report compares its predictions with the traces of a Langflow, and marks what that refuses', async ({
  bench,
  page,
  langflow,
}) => {
  await rememberLangflow(page, langflow.url);
  // The recorded run had 6 words and the style "plain".
  await openRequest(bench, { ...chat, tweaks: '{\n  "EchoLLM-m1": {\n    "words": 6,\n    "style": "legal"\n  }\n}' });
  await expect(page.getByText('Predicted (Langflow 1.13)')).toBeVisible();
  await bench.run();
  await expect(page.getByText('1 of these came out differently in run #1')).toBeVisible();
  await expect(bench.reportRow(/words/)).toContainText('6, as predicted');
  const style = bench.reportRow(/style/);
  await expect(style).toContainText('"legal"');
  await expect(style).toContainText('no effectnot as predicted');
  await expect(page.getByRole('button', { name: 'Show only not as predicted' })).toBeVisible();

  langflow.answerAs('tweak code');
  await loadRequest(bench, { ...chat, tweaks: '{\n  "EchoLLM-m1": {\n    "code": "x",\n    "words": 6\n  }\n}' });
  await bench.run();
  await expect(page.getByText('Run #2 was refused', { exact: true })).toBeVisible();
  await expect(bench.reportRow(/Refused.*code/)).toContainText('refused, as predicted');
  await expect(bench.reportRow(/Applied.*words/)).not.toContainText('refused');
  const unreported = bench
    .reportRow(/Applied.*words/)
    .getByRole('cell')
    .filter({ hasText: 'not reported' });
  expect(await unreported.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  // Without the caret there, the mark stays until the tweak changes.
  await loadRequest(bench, { ...chat, tweaks: '{\n  "EchoLLM-m1": {\n    "words": 6\n  }\n}' });
  await expect(page.getByText(/^Predicted/)).toBeVisible();
});

test.describe('an older release', () => {
  test.use({ release: '1.7' });

  test('gives a report by its own rules, which differs when it refuses the run', async ({ bench, page, langflow }) => {
    await rememberLangflow(page, langflow.url);
    await openRequest(bench, { ...chat, tweaks: '{\n  "EchoLLM-m1": {\n    "code": "x"\n  },\n  "words": 3\n}' });
    await expect(page.getByText('Predicted (Langflow 1.7)')).toBeVisible();
    await expect(bench.reportRow(/Ignored.*code/)).toContainText('Protected field: this server ignores it');
    await expect(bench.reportRow(/Refused.*words/)).toContainText('must be an object, not a number');
    // The newest rules give the opposite verdicts.
    await loadRequest(bench, { ...chat, tweaks: '{\n  "EchoLLM-m1": {\n    "code": "x"\n  }\n}' });
    langflow.answerAs('tweak code');
    await bench.run();
    await expect(page.getByText('Run #1 was refused', { exact: true })).toBeVisible();
    await expect(bench.reportRow(/Refused.*code/)).toContainText('not as predicted');
  });
});
