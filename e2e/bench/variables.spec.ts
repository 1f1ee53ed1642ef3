/** Variables of a run: where they are typed, what they reach, which route takes them, and that nothing keeps their values. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../langflow-fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { loadRequest } from '../pages/open-request.ts';
import { readBrowserStorage } from '../pages/read-browser-storage.ts';
import { rememberLangflow } from '../pages/remember-langflow.ts';
import { CHAT_FLOW, CHAT_NAME, type LangflowServer } from '../servers/langflow-server.ts';
import { readStoredRuns } from '../servers/read-stored-runs.ts';
import { startTweakbench, type TweakbenchServer } from '../servers/tweakbench-server.ts';

const CANARY = 'canary-variable-5512';
const LATER = 'canary-variable-5513';
const CANARIES = /canary-variable-\d+/;
const MASK = '••••••••';
const HEADER = 'x-langflow-global-var-model_key';

function variables({ page }: BenchPage) {
  const view = page.getByRole('group', { name: 'Variables of the run' });
  return {
    view,
    open: async () => {
      await page.getByRole('tab', { name: 'Form', exact: true }).click();
      await expect(view).toBeVisible();
    },
    name: (number: number) => view.getByRole('combobox', { name: `Name of variable ${number}` }),
    value: (name: string) => view.getByLabel(`Value of ${name}`, { exact: true }),
    table: view.getByRole('table', { name: 'Variables of this run' }),
  };
}

test.beforeEach(async ({ expectedConsole, langflow }) => {
  test.slow();
  expectedConsole.push(/Failed to load resource/);
  langflow.loadVariable('api_key', 'MODEL_KEY');
});

type VariablesView = ReturnType<typeof variables>;

async function addModelKey({ table, value, view }: VariablesView): Promise<void> {
  await view.getByRole('button', { name: 'Add MODEL_KEY' }).click();
  await expect(table).toContainText('Reaches 1 field: Echo LLM api_key');
  await expect(table).toContainText('No value in this tab, so it is not sent.');
  await value('MODEL_KEY').fill(CANARY);
  await expect(view).toContainText('Sent in headers to /api/v1/run.');
  await expect(view.getByRole('button', { name: 'Variables of the run' })).toHaveAccessibleDescription('1 set');
}

/** The plan and its snippets show no value of a variable. */
async function expectMaskedPlan(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Why this route' }).click();
  const plan = page.getByRole('dialog', { name: 'What will be sent' });
  await expect(plan).toContainText('run/advanced takes no variables of a run');
  await plan.getByRole('button', { name: 'Show headers and body of request 1' }).click();
  await expect(plan).toContainText(`X-LANGFLOW-GLOBAL-VAR-MODEL_KEY: ${MASK}`);
  const snippet = plan.getByRole('region', { name: 'Snippet', exact: true });
  for (const language of ['cURL', 'Python', 'TypeScript', 'JavaScript']) {
    await plan.getByRole('tab', { name: language, exact: true }).click();
    await expect(snippet).toContainText('Set MODEL_KEY to the value of the global variable MODEL_KEY.');
    await expect(snippet).not.toContainText(CANARIES);
  }
  await plan.getByRole('button', { name: 'Close' }).click();
}

async function expectMaskedFiles(bench: BenchPage): Promise<void> {
  for (const item of ['Raw reply', 'Whole run (JSON)', 'Save evidence file']) {
    const download = bench.page.waitForEvent('download');
    await bench.runMenu(item);
    const text = await readFile(await (await download).path(), 'utf8');
    expect(text, item).not.toMatch(CANARIES);
    if (item !== 'Raw reply') expect(text, item).toContain('MODEL_KEY');
  }
}

async function expectMaskedStores(page: Page, server: TweakbenchServer): Promise<void> {
  await expect.poll(() => readStoredRuns(server.url)).toContain(`told ${MASK}`);
  expect(await readStoredRuns(server.url)).not.toMatch(CANARIES);
  await page.evaluate(() => navigator.clipboard.writeText(''));
  expect(await readBrowserStorage(page, { withTab: true })).not.toMatch(CANARIES);
}

/** Corrects names that the page reports; a run is repeated with the present values. */
async function correctVariables(bench: BenchPage, langflow: LangflowServer, table: VariablesView): Promise<void> {
  const { page } = bench;
  const before = langflow.runs.length;
  const sent = () => langflow.runs.slice(before).map(({ headers }) => headers[HEADER]);
  await table.view.getByRole('button', { name: 'Add variable' }).click();
  await expect(table.name(1)).toBeFocused();
  await table.name(1).fill('model key');
  await table.value('model key').fill(CANARY);
  await expect(table.table).toContainText('Use only letters A to Z, digits, - . and _: the name is sent in a header');
  await bench.runButton.click();
  await expect(bench.status).toHaveText(/Variable MODEL KEY: Use only letters/);
  expect(sent()).toEqual([]);
  // The name is sent in capital letters, as the server reads it.
  await table.name(1).fill('model_key');
  await expect(table.table).toContainText('Sent as MODEL_KEY. Reaches 1 field: Echo LLM api_key');
  await table.view.getByRole('button', { name: 'Add variable' }).click();
  await table.name(2).fill('MODEL_KEY');
  await expect(table.table).toContainText('This name is already above');
  await expectNoViolations(page, 'variables with errors', { within: '[aria-label="Variables of the run"]' });
  await table.view.getByRole('button', { name: 'Remove MODEL_KEY', exact: true }).click();
  await expect(table.table).not.toContainText('This name is already above');
  await expect(table.view.locator(':focus')).toHaveCount(1);
  await bench.run();
  await expect.poll(sent).toEqual([CANARY]);
  await bench.waitUntilSaved();

  await table.view.getByRole('button', { name: 'Remove model_key', exact: true }).click();
  await expect(table.table).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(table.value('model_key')).toHaveValue(CANARY);
  await table.value('model_key').fill(LATER);
  await bench.historyMenu(2, 'Restore request');
  await expect(bench.status).toHaveText('The request of run #2 is in the form');
  await expect(table.value('model_key')).toHaveValue(LATER);
  await bench.run();
  await expect.poll(sent).toEqual([CANARY, LATER]);

  await page.getByRole('button', { name: 'Why this route' }).click();
  const plan = page.getByRole('dialog', { name: 'What will be sent' });
  await plan.getByRole('button', { name: 'Send to run/advanced only' }).click();
  await expect(plan).toContainText('The variables are not sent and reach nothing (MODEL_KEY)');
  await bench.run();
  await expect.poll(sent).toEqual([CANARY, LATER, undefined]);
  expect(langflow.runs.at(-1)?.path).toContain('/run/advanced/');
}

test('the value of a variable goes to the flow alone, and a name or value that a header cannot carry is not sent', async ({
  bench,
  langflow,
  page,
}) => {
  const server = await startTweakbench({});
  const said: string[] = [];
  for (const stream of [server.process.stdout, server.process.stderr])
    stream?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  page.on('console', (message) => said.push(message.text()));
  page.on('request', (request) => said.push(request.url()));
  page.on('framenavigated', (frame) => said.push(frame.url()));
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
  await rememberLangflow(page, langflow.url, { server: server.url });
  await bench.open(server.url);
  await expect(bench.flow).toHaveValue(CHAT_NAME);
  await bench.input(1).fill('hi');

  const table = variables(bench);
  await table.open();
  await addModelKey(table);
  langflow.endStreamsWith(`told ${CANARY}`);
  await bench.run();
  await expect(bench.answer('Chat Output', 1)).toContainText(`told ${MASK}`);
  await page.getByRole('tablist', { name: 'Tweak views' }).getByRole('tab', { name: 'JSON', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Variables in the report' })).toContainText(
    'Applied MODEL_KEY Variable of the run, reaches 1 field: Echo LLM api_key',
  );
  await table.open();
  expect(langflow.runs.map(({ path, headers }) => [path.replace(/run\/.*\?/, 'run/?'), headers[HEADER]])).toEqual([
    ['/api/v1/run/?stream=true', CANARY],
  ]);

  await expectMaskedPlan(page);
  await expectMaskedFiles(bench);
  await expectMaskedStores(page, server);

  // A reload keeps the name, not the value.
  await page.reload();
  await expect(page.getByRole('list', { name: 'Request problems' })).toContainText(
    'MODEL_KEY has no value in this tab',
  );
  await table.open();
  await expect(table.value('MODEL_KEY')).toHaveValue('');
  await table.view.getByRole('button', { name: 'Remove MODEL_KEY', exact: true }).click();
  langflow.endStreamsWith(null);
  await loadRequest(bench, { flow: CHAT_FLOW, inputs: ['hi'], stream: false });
  await test.step('a name or value that a header cannot carry is not sent', () =>
    correctVariables(bench, langflow, table));
  await server.stop();
  expect(said.join('\n')).toContain('/run/');
  expect(said.join('\n')).not.toMatch(CANARIES);
});
