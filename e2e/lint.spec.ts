/** Effects of a request that its sender may not expect: each leads to its place, and each fix can be undone. */
import type { Locator } from '@playwright/test';
import { smallFlow } from '../src/flow/testing/small-flow.ts';
import type { BenchPage } from './pages/bench-page.ts';
import { boxOf } from './pages/box-of.ts';
import { expect, test } from './recorded-langflow-fixtures.ts';

async function openTopics(bench: BenchPage): Promise<void> {
  await bench.open();
  await bench.chooseFlow('Topic and audience');
  await bench.setTweaks('{}');
}

interface Finding {
  sentence: string | RegExp;
  /** What a click on its place leads to. */
  focused: Locator;
  fix: string | null;
}

/** Goes to the place, then fixes, then undoes. */
async function expectFinding(bench: BenchPage, { sentence, focused, fix }: Finding): Promise<void> {
  const { page } = bench;
  const folded = page.getByRole('button', { name: /^\d+ (problem|note)s?/, expanded: false });
  const problem = page
    .getByRole('list', { name: 'Request problems' })
    .getByRole('listitem')
    .filter({ hasText: sentence });
  // Notes fold when something more serious appears, which may happen just before the click.
  const unfold = () =>
    expect(async () => {
      if (await folded.isVisible()) await folded.click({ timeout: 1_000 });
      await expect(problem).toBeVisible({ timeout: 1_000 });
    }).toPass();
  await unfold();
  await problem.getByRole('button', { name: /^Go to / }).click();
  await expect(focused).toBeFocused();
  await page.keyboard.press('Escape');
  if (fix === null) {
    await expect(problem.getByRole('button')).toHaveCount(1);
    return;
  }
  await problem.getByRole('button', { name: fix, exact: true }).click();
  await expect(problem).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await unfold();
  await expect(problem).toBeVisible();
}

test('targets that reach no component', async ({ bench, page }) => {
  test.slow();
  await openTopics(bench);
  const targets = page.getByRole('combobox', { name: 'Input 1 components', exact: true });
  await bench.chooseTargets(1, ['Topik']);
  await expectFinding(bench, { sentence: 'goes to “Topik”', focused: targets, fix: 'Replace Topik with Topic' });
  await bench.chooseTargets(1, ['Topic', 'Zebra']);
  await expectFinding(bench, { sentence: 'goes to “Zebra”', focused: targets, fix: 'Remove target Zebra' });
  await bench.chooseTargets(1, ['Topic', 'Explainer']);
  await expectFinding(bench, { sentence: 'which is not an input', focused: targets, fix: 'Remove target Explainer' });
  await page.getByRole('radiogroup', { name: 'Input 1 type' }).getByRole('radio', { name: 'Chat' }).check();
  await bench.chooseTargets(1, ['Topic']);
  await expectFinding(bench, { sentence: 'its type excludes', focused: targets, fix: 'Send Input 1 as Any' });
});

test('one component in two inputs', async ({ bench, page }) => {
  await openTopics(bench);
  await page.getByRole('button', { name: 'Add input' }).click();
  await bench.input(2).fill('glaciers');
  await bench.chooseTargets(2, ['Topic', 'Audience']);
  const targets = page.getByRole('combobox', { name: 'Input 2 components', exact: true });
  await expectFinding(bench, { sentence: 'Topic is set by Input 1 and Input 2', focused: targets, fix: null });
  await bench.chooseTargets(2, ['Topic']);
  await bench.input(2).fill('volcanoes');
  await expectFinding(bench, { sentence: 'are the same', focused: targets, fix: 'Remove Input 2' });
});

test('inputs that replace the flow’s saved text with nothing', async ({ bench, page }) => {
  await openTopics(bench);
  await bench.chooseTargets(1, []);
  await bench.input(1).fill('');
  const fix = "Use the flow's saved text";
  await expectFinding(bench, { sentence: 'Input 1 is empty and will replace', focused: bench.input(1), fix });
  await bench.sendInputs('None (every input component is sent empty text)');
  const choice = page.getByRole('combobox', { name: 'Inputs sent' });
  await expectFinding(bench, { sentence: 'will replace the saved text in Topic and Audience', focused: choice, fix });
});

test('inputs for different components are separate runs, and become one', async ({ bench, page }) => {
  test.slow();
  await openTopics(bench);
  await page.getByRole('button', { name: 'Add input' }).click();
  await bench.input(2).fill('busy managers');
  await bench.chooseTargets(2, ['Audience']);
  const targets = page.getByRole('combobox', { name: 'Input 2 components', exact: true });
  const fix = 'Move Audience to tweaks';
  await expectFinding(bench, {
    sentence: 'Input 2 sets Audience in a separate run, without Input 1',
    focused: targets,
    fix,
  });
  await expect(bench.input(2)).toHaveValue('busy managers');
  await page.getByRole('button', { name: fix }).click();
  await expect(bench.input(2)).toHaveCount(0);
  await expect(bench.editorLines).toContainText('"busy\u00a0managers"');
  await bench.run();
  await expect(bench.answersOf(1)).toContainText(/busy managers/);
});

test('tweaks that the request overrides, in one count of problems', async ({ bench, page }) => {
  await openTopics(bench);
  await bench.setTweaks('{\n  "Topic": { "input_value": "x" }\n}');
  await expectFinding(bench, {
    sentence: 'Input 1 replaces this tweak on Topic',
    focused: bench.editor,
    fix: 'Remove tweak Topic input_value',
  });
  await bench.setTweaks('{\n  "Explainer": {\n    "stream": true\n  }\n}');
  await expectFinding(bench, {
    sentence: 'The run sets this field itself',
    focused: bench.editor,
    fix: 'Remove tweak Explainer stream',
  });
  await bench.setTweaks('{\n  "Topic": { "input_value": "x" },\n  "Nobody": { "a": 1 },\n  "Explainer": { "b": 2 }\n}');
  const counts = page.getByRole('list', { name: 'Tweak counts' });
  await expect(counts.getByRole('button')).toHaveText(['2 ignored', '1 overridden']);
  await expect(page.getByRole('button', { name: '3 problems' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Request problems' })).toContainText('2 ignored. The report says why.');
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('tab', { name: /^Request/ })).toContainText('3 problems');
  // The notice of a fix covers the bar at the top, not the remaining problems.
  await page.getByRole('button', { name: 'Remove tweak Topic input_value' }).click();
  const notice = await boxOf(page.getByRole('region', { name: /^Notice:/ }).last());
  const tabs = await boxOf(page.getByRole('tab', { name: /^Request/ }));
  expect(notice.y + notice.height).toBeLessThanOrEqual(tabs.y + 8);
});

test('outputs that yield nothing', async ({ bench, page }) => {
  const text = { type: 'str', _input_type: 'MessageTextInput', value: '' };
  const node = { outputs: [{ name: 'message', types: ['Message'] }] };
  const flow = smallFlow(
    [
      { id: 'ChatInput-1', name: 'Chat Input', fields: { input_value: text }, node },
      { id: 'TextInput-2', name: 'Fed', fields: { input_value: text }, node },
      { id: 'ChatOutput-3', name: 'Chat Output', fields: { input_value: text }, node },
      { id: 'TextOutput-4', name: 'Aside', fields: { input_value: text }, node },
    ],
    ['ChatInput-1 -> TextInput-2.input_value', 'TextInput-2 -> ChatOutput-3.input_value'],
  );
  await bench.open();
  await bench.dropFile('Aside.json', JSON.stringify({ ...flow, name: 'Aside' }));
  await expect(bench.flow).toHaveValue(/Aside/);
  await bench.input(1).fill('hello');
  const outputs = page.getByRole('combobox', { name: 'Outputs', exact: true });
  await bench.chooseOutputs(['Chat Outpt']);
  const fix = 'Replace Chat Outpt with Chat Output';
  await expectFinding(bench, { sentence: '“Chat Outpt” is not a component', focused: outputs, fix });
  await bench.chooseOutputs(['Chat Output', 'Zebra']);
  await expectFinding(bench, { sentence: '“Zebra” is not a component', focused: outputs, fix: 'Remove output Zebra' });
  await bench.chooseOutputs(['Chat Output', 'Aside']);
  await expectFinding(bench, { sentence: 'Aside is not connected', focused: outputs, fix: 'Remove output Aside' });
  await bench.chooseOutputs([]);
  await bench.chooseTargets(1, ['Fed']);
  const targets = page.getByRole('combobox', { name: 'Input 1 components', exact: true });
  await expectFinding(bench, { sentence: 'a connection sets its text', focused: targets, fix: null });
});

test('features that a Langflow’s run/advanced does not have', async ({ bench, page, langflow, expectedConsole }) => {
  // Probing requests routes that a server may not have.
  expectedConsole.push(/Failed to load resource/);
  await bench.connectLangflow(langflow.url);
  await bench.chooseFlow('Chat');
  await bench.input(1).fill('one');
  await page.getByRole('button', { name: 'Add input' }).click();
  await bench.input(2).fill('two');
  await page.getByRole('button', { name: 'What will be sent' }).click();
  await page.getByRole('button', { name: 'Send as one request' }).click();
  await expectFinding(bench, {
    sentence: 'answers all 2 inputs of one request with the answer to the first',
    focused: page.getByRole('combobox', { name: 'Inputs sent' }),
    fix: 'Send each input on its own',
  });
  await bench.keepOneInput();
  await page.getByRole('textbox', { name: 'Session ID' }).fill('mine');
  await page.getByRole('button', { name: 'Send to run/advanced only' }).click();
  await expectFinding(bench, {
    sentence: "run/advanced takes only the flow's own session",
    focused: page.getByRole('textbox', { name: 'Session ID' }),
    fix: "Use the flow's own session",
  });
});
