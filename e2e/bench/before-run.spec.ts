/**
 * What the page says before a run, of the request and of an imported flow: each message leads to the field that it is
 * about, or to a solution.
 */
import { expect, test } from '../fixtures.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { boxOf } from '../pages/box-of.ts';
import { loadRequest, openRequest } from '../pages/open-request.ts';
import { drawnFlow } from '../servers/drawn-flow.ts';

/** A request to the sample flow with two inputs, topic and audience, which fills only the topic. */
const TOPIC = {
  flow: '7b1f0a52-3c7e-4d19-9a64-0c5de21f8a03',
  inputs: [{ value: 'volcanoes', components: ['Topic'] }],
};

const input = { id: 'ChatInput-1', name: 'Chat Input', fields: { input_value: '' } };
const output = { id: 'ChatOutput-1', name: 'Chat Output', fields: { input_value: { type: 'other', value: '' } } };

/** A flow whose model component has no model chosen. */
const BASIC = drawnFlow(
  'Basic answer',
  [
    input,
    {
      id: 'LanguageModelComponent-1',
      name: 'Language Model',
      fields: { input_value: '', system_message: '', temperature: 0.1, model: { type: 'model', value: '' } },
    },
    output,
  ],
  [
    'ChatInput-1 -> LanguageModelComponent-1.input_value',
    'LanguageModelComponent-1.text_output -> ChatOutput-1.input_value',
  ],
);

const AGENT = drawnFlow(
  'Search agent',
  [
    input,
    { id: 'Knowledge-1', name: 'Knowledge', fields: { query: '' } },
    { id: 'parser-1', name: 'Parser', fields: { input_data: { type: 'other', value: '' }, pattern: '{text}' } },
    { id: 'Agent-1', name: 'Agent', fields: { input_value: '', tools: '' } },
    output,
  ],
  [
    'ChatInput-1 -> Knowledge-1.query',
    'Knowledge-1 -> parser-1.input_data',
    'parser-1 -> Agent-1.input_value',
    'Knowledge-1 -> Agent-1.tools',
    'Agent-1 -> ChatOutput-1.input_value',
  ],
);

/**
 * The page says before a run and after it what is missing: a model, for which it offers the demo model, and components
 * that need a Langflow.
 */
async function checkNeeds(bench: BenchPage): Promise<void> {
  const { page } = bench;
  await bench.dropFile('basic.json', JSON.stringify(BASIC));
  await expect(bench.flow).toHaveValue(/Basic answer/);
  await bench.input(1).fill('My name is Ottilie.');
  const needs = page.getByRole('region', { name: 'What this flow needs' });
  await expect(needs).toContainText('Language Model has no model chosen.');
  await needs.getByRole('button', { name: 'Answer with the demo model' }).click();
  await expect(needs).toBeHidden();
  await expect(bench.editorLines).toContainText('"provider": "Demo"');
  const notice = page.getByRole('region', { name: /The demo model will answer/ });
  await notice.getByRole('button', { name: 'Undo' }).click();
  await expect(needs).toBeVisible();

  await bench.run();
  await page.getByRole('alert').getByRole('button', { name: 'Answer with the demo model' }).click();
  await expect(bench.answersOf(1)).toContainText('Ottilie');
  await expect(bench.status).toHaveText(/Run finished/);

  // All components that need a Langflow are named.
  await bench.dropFile('agent.json', JSON.stringify(AGENT));
  await expect(needs).toContainText('2 of 5 components need a real Langflow: Knowledge, Agent with tools');
  const results = page.getByRole('region', { name: 'Results' });
  await expect(results).toContainText('You can check tweaks here. To run it, connect a Langflow.');
  await bench.run();
  const error = page.getByRole('alert', { name: 'This flow needs a Langflow' });
  await expect(error).toContainText(
    'The embedded engine does not support these components: Knowledge, Agent with tools.',
  );
  await expect(error.getByRole('button', { name: 'Connect Langflow' })).toBeVisible();
  await expect(error.getByRole('region', { name: 'No Langflow yet?' })).toContainText('npm run start:langflow');
  // Present says so too, and leads to the connection.
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  await expect(page.getByRole('main', { name: 'Present' })).toBeVisible();
  await expect(needs).toContainText('2 of 5 components need a real Langflow');
  await needs.getByRole('button', { name: 'Connect Langflow' }).click();
  await expect(page.getByRole('dialog', { name: 'Connection', exact: true })).toBeVisible();
}

test('the page says before a run what is wrong with the request or missing for the flow, and offers a fix', async ({
  bench,
  expectedConsole,
  page,
}) => {
  expectedConsole.push(/500|422/);
  const problems = page.getByRole('list', { name: 'Request problems' });
  const about = (sentence: string) => problems.getByRole('listitem').filter({ hasText: sentence });
  const { flow, inputs } = TOPIC;
  await openRequest(bench, { flow, inputs: [...inputs, { value: 'busy managers', components: ['Audience'] }] });
  const closeNotice = () => page.getByRole('button', { name: 'Close notice' }).last().click();
  await closeNotice();
  const separate = about('Input 2 sets Audience in a separate run, without Input 1');
  await separate.getByRole('button', { name: /^Go to / }).click();
  await expect(page.getByRole('combobox', { name: 'Input 2 components', exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  const move = separate.getByRole('button', { name: 'Move Audience to tweaks' });
  await move.click();
  await expect(separate).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(bench.input(2)).toHaveValue('busy managers');
  await move.click();
  await expect(bench.input(2)).toHaveCount(0);
  await closeNotice();
  // The fix is an edit, so the code editor is loaded, which undoes it.
  await expect(bench.editorLines).toContainText('"busy managers"');
  await bench.run();
  await expect(bench.answersOf(1)).toContainText(/busy managers/);

  const tweaks = '{\n  "Topic": { "input_value": "x" },\n  "Nobody": { "a": 1 },\n  "Explainer": { "b": 2 }\n}';
  await loadRequest(bench, { ...TOPIC, tweaks });
  await closeNotice();
  const counts = page.getByRole('list', { name: 'Tweak counts' });
  await expect(counts.getByRole('button')).toHaveText(['2 ignored', '1 overridden']);
  await expect(page.getByRole('button', { name: '3 problems in the report' })).toBeVisible();
  await expect(problems).toContainText('3 of 3 have a problem. The report says why.');
  const replaced = about('Input 1 replaces this tweak on Topic');
  await replaced.getByRole('button', { name: /^Go to / }).click();
  await expect(bench.editor).toBeFocused();
  await page.setViewportSize({ width: 390, height: 844 });
  const tab = page.getByRole('tab', { name: /^Request/ });
  // Those of tweaks are counted at the tab of the tweaks alone.
  await expect(tab).not.toContainText('problem');
  await tab.click();
  // The notice of a fix covers neither the bar at the top nor the remaining problems.
  await replaced.getByRole('button', { name: 'Remove tweak Topic input_value' }).click();
  const notice = await boxOf(page.getByRole('region', { name: /^Notice:/ }).last());
  const bar = await boxOf(page.getByRole('banner'));
  expect(notice.y).toBeGreaterThanOrEqual(bar.y + bar.height);
  expect(notice.y + notice.height).toBeLessThanOrEqual((await boxOf(problems)).y);

  await page.setViewportSize({ width: 1440, height: 900 });
  await test.step('the page and the run say what a flow needs', () => checkNeeds(bench));
});
