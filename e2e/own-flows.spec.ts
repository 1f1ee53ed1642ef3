/** Imported flows on the embedded engine: the page says what they need before a run, with a solution. */
import { expect, test } from './fixtures.ts';
import { drawnFlow } from './servers/drawn-flow.ts';

const input = { id: 'ChatInput-1', name: 'Chat Input', fields: { input_value: '' } };
const output = { id: 'ChatOutput-1', name: 'Chat Output', fields: { input_value: { type: 'other', value: '' } } };

/** One without a chosen model. */
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
    { id: 'Agent-1', name: 'Agent', fields: { input_value: '' } },
    output,
  ],
  [
    'ChatInput-1 -> Knowledge-1.query',
    'Knowledge-1 -> parser-1.input_data',
    'parser-1 -> Agent-1.input_value',
    'Agent-1 -> ChatOutput-1.input_value',
  ],
);

test('what a flow needs is said before a run and by it: the demo model for one without a model, a Langflow for the rest', async ({
  bench,
  page,
  expectedConsole,
}) => {
  expectedConsole.push(/500|422/);
  await bench.open();
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
  await page.getByRole('alert').getByRole('button', { name: 'Use the demo model' }).click();
  await expect(bench.answersOf(1)).toContainText('Ottilie');
  await expect(bench.status).toHaveText(/Run finished/);

  // All components that need a Langflow are named.
  await bench.dropFile('agent.json', JSON.stringify(AGENT));
  await expect(needs).toContainText('2 of 5 components need a real Langflow: Knowledge, Agent');
  await bench.run();
  const error = page.getByRole('alert', { name: 'This flow needs a Langflow' });
  await expect(error).toContainText('The embedded engine does not support these components: Knowledge, Agent.');
  await expect(error.getByRole('button', { name: 'Connect Langflow' })).toBeVisible();
  // Present says so too, and leads to the connection.
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  await expect(page.getByRole('main', { name: 'Present' })).toBeVisible();
  await expect(needs).toContainText('2 of 5 components need a real Langflow');
  await needs.getByRole('button', { name: 'Connect Langflow' }).click();
  await expect(page.getByRole('dialog', { name: 'Connection', exact: true })).toBeVisible();
});
