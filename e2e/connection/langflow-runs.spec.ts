/** Runs on a Langflow: which requests are sent, what the page says about them, and which server they belong to. */
import { pathToFileURL } from 'node:url';
import { expect, test } from '../langflow-fixtures.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { ComparePart } from '../pages/compare-part.ts';
import type { ConnectionPanel } from '../pages/connection-panel.ts';
import { loadRequest, openRequest } from '../pages/open-request.ts';
import { rememberLangflow } from '../pages/remember-langflow.ts';
import { showResult } from '../pages/show-result.ts';
import { CHAT_FLOW, CHAT_NAME, type LangflowServer } from '../servers/langflow-server.ts';

const ANSWER = '[plain] You said:';

const HI = { flow: CHAT_FLOW, inputs: ['hi'], stream: false };

test.beforeEach(async ({ expectedConsole, langflow, page }) => {
  test.slow();
  expectedConsole.push(/Failed to load resource/, /net::ERR/);
  await rememberLangflow(page, langflow.url);
});

const bodies = (langflow: LangflowServer) => langflow.runs.map(({ body }) => JSON.parse(body));

/** Sends three inputs as three requests, one after the other and then two at once. */
async function sendSeveral(bench: BenchPage, langflow: LangflowServer): Promise<void> {
  const { page } = bench;
  await page.getByRole('button', { name: 'What will be sent' }).click();
  const plan = page.getByRole('dialog', { name: 'What will be sent' });
  await expect(plan).toContainText('3 inputs, 3 requests');
  await expect(plan).toContainText('answers only the first input of a request');
  await bench.run();
  for (const [index, text] of ['one', 'two', 'three'].entries()) {
    await expect(bench.answersOf(index + 1)).toContainText(`You said: ${text}`);
  }
  expect(bodies(langflow).map(({ inputs }) => inputs.length)).toEqual([1, 1, 1]);
  expect(langflow.mostAtOnce).toBe(1);
  await showResult(page, 'Text');
  await page.getByRole('combobox', { name: 'Request' }).selectOption('Request 3');
  await expect(page.getByRole('textbox', { name: 'Raw response' })).toHaveValue(/You said: three/);
  await page.getByRole('tab', { name: 'Answer' }).click();

  await plan.getByRole('radio', { name: 'At once' }).click();
  await plan.getByRole('textbox', { name: 'Requests at once' }).fill('2');
  const release = langflow.hold();
  await bench.runButton.click();
  await expect.poll(() => langflow.runs.length).toBe(5);
  release();
  await expect(bench.status).toHaveText(/Run finished/);
  expect(langflow.mostAtOnce).toBe(2);

  await plan.getByRole('radio', { name: 'One request' }).click();
  await expect(plan).toContainText('answers each input with the answer to the first');
  await bench.run();
  expect(bodies(langflow).at(-1).inputs).toHaveLength(3);
  await expect(bench.answersOf(3)).toContainText('The server sent the answer of input 1 again');
  await plan.getByRole('button', { name: 'Close' }).click();
}

/** Components are shown live where the route gives the same outcome. */
async function streamText(bench: BenchPage, langflow: LangflowServer): Promise<void> {
  const { page } = bench;
  const stream = page.getByRole('switch', { name: 'Stream' });
  const watch = page.getByRole('switch', { name: 'Watch components live' });
  const answer = bench.answer('Chat Output', 1);
  const copy = page.getByRole('button', { name: 'Copy text' });
  /** Whichever route streams, what the reply says is shown; the streamed text can no longer be copied or found. */
  const expectFinalReply = async () => {
    langflow.endStreamsWith('Taken back.');
    await bench.run();
    await expect.poll(() => bench.answerText('Chat Output', 1)).toContain('Taken back.');
    await expect(answer).not.toContainText(ANSWER);
    await expect(copy).toBeVisible();
    langflow.endStreamsWith('');
    await bench.run();
    await expect(answer).toContainText('Chat Output answered with empty text.');
    await expect(answer).not.toContainText(ANSWER);
    await expect(copy).toBeHidden();
    langflow.endStreamsWith(null);
  };
  await loadRequest(bench, { flow: CHAT_FLOW, inputs: ['hi'], stream: false });
  await watch.setChecked(true);
  await bench.run();
  await expect(answer).toContainText(ANSWER);
  expect(langflow.runs.at(-1)).toMatchObject({ path: '/api/v2/workflows' });
  expect(bodies(langflow).at(-1)).toMatchObject({ flow_id: CHAT_FLOW, mode: 'stream' });
  await expectFinalReply();
  await watch.setChecked(false);

  await page.getByRole('button', { name: 'Sessions' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sessions' });
  await dialog.getByRole('button', { name: 'tb-earlier' }).click();
  await expect(dialog.getByRole('list', { name: 'Messages' })).toContainText('An earlier question');
  await dialog.getByRole('button', { name: 'Use this session' }).click();
  await stream.setChecked(true);
  await expect(page.getByRole('region', { name: 'Request', exact: true })).toContainText(
    'run/advanced cannot take a session',
  );
  await bench.run();
  await expect(answer).toContainText(ANSWER);
  expect(langflow.runs.at(-1)).toMatchObject({ path: `/api/v1/run/${CHAT_FLOW}?stream=true` });
  expect(bodies(langflow).at(-1)).toMatchObject({ input_value: 'hi', session_id: 'tb-earlier' });
  await expectFinalReply();

  langflow.cutStreamsAfter(6);
  await bench.run();
  await expect(page.getByRole('alert', { name: /^The stream ended early; \d chunks were kept$/ })).toBeVisible();
  await expect(answer).toContainText('[plain] You said');
}

test('several inputs become one request each on a Langflow, and text streams on the route that supports it', async ({
  bench,
  langflow,
}) => {
  await bench.open();
  await expect(bench.flow).toHaveValue(CHAT_NAME);
  await expect(bench.page.getByRole('switch', { name: 'Stream' })).not.toBeChecked();
  await loadRequest(bench, { ...HI, inputs: ['one', 'two', 'three'] });
  await test.step('several inputs become one request each', () => sendSeveral(bench, langflow));
  await test.step('text streams with its session', () => streamText(bench, langflow));
});

/** Finds one of a thousand flows; the list draws only a part of them. */
async function findAmongThousand(bench: BenchPage): Promise<void> {
  const { page } = bench;
  await bench.flow.click();
  const list = page.getByRole('listbox', { name: 'Flow' });
  await expect(list.getByRole('group', { name: 'Team' })).toBeAttached();
  await expect(list).toContainText('more: type to find them');
  expect(await list.getByRole('option').count()).toBeLessThan(250);
  await bench.flow.fill('Flow 997');
  await expect(list.getByRole('option')).toHaveCount(1);
  await expect(list.getByRole('option')).toContainText('Flow 997');
  await page.keyboard.press('Escape');
}

/** A stored run of another server is shown, and restoring its request connects to that server again. */
async function openRunOfServer(bench: BenchPage, langflow: LangflowServer, panel: ConnectionPanel): Promise<void> {
  const { page } = bench;
  const runs = page.getByRole('list', { name: 'Runs' });
  await runs.getByRole('button', { name: 'Run 1', exact: true }).click();
  await expect(bench.answersOf(1)).toContainText('You said: from the Langflow');
  const results = page.getByRole('region', { name: 'Results' });
  await expect(results).toContainText(
    `Run #1 of ${CHAT_NAME} on Langflow 1.13.0, ${langflow.host}, opened from history`,
  );
  await expect(results.getByRole('button', { name: 'Run input 1 again' })).toHaveCount(0);

  await results.getByRole('button', { name: 'Restore its request' }).click();
  await expect(panel.chip(`Langflow 1.13, ${langflow.host}`)).toBeVisible();
  await expect(bench.flow).toHaveValue(CHAT_NAME);
  await expect(bench.input(1)).toHaveValue('from the Langflow');
}

/** The evidence contains the prediction for the tweaks, and says that it is one. */
async function runEditedFlow(bench: BenchPage, langflow: LangflowServer): Promise<void> {
  const { page } = bench;
  await loadRequest(bench, HI);
  await bench.run();
  await expect(bench.answersOf(1)).toContainText('You said: hi');
  // The page has just fetched the flow for the last run, and must notice the edit all the same.
  const before = langflow.runs.length;
  langflow.editFlow();
  await bench.runButton.click();
  await expect(page.getByText('The flow changed on the server').first()).toBeVisible();
  expect(langflow.runs).toHaveLength(before);

  await loadRequest(bench, { ...HI, tweaks: '{ "EchoLLM-m1": { "words": 9, "none_such": 1 } }' });
  await bench.run();
  const offered = page.waitForEvent('download');
  await bench.historyMenu(3, 'Save evidence file');
  const path = test.info().outputPath('evidence.html');
  await (await offered).saveAs(path);
  const file = await page.context().newPage();
  await file.goto(pathToFileURL(path).href);
  await expect(file.getByText(/^Made by Tweakbench \d+\.\d+\.\d+ on /)).toBeVisible();
  await expect(file.getByText('predicted before the run')).toBeVisible();
  await expect(file.getByRole('row', { name: /EchoLLM-m1 · words EchoLLM-m1 Applied \d+ 9/ })).toBeVisible();
  await expect(file.getByRole('row', { name: /EchoLLM-m1 · none_such Ignored/ })).toBeVisible();
  await file.close();

  await bench.historyMenu(2, 'Compare with current');
  const compare = new ComparePart(page);
  await expect(compare.region).toContainText(
    `A and B ran different versions of ${CHAT_NAME}, so more than the request may differ.`,
  );
  await compare.close();
}

async function stopInMidRun(bench: BenchPage, langflow: LangflowServer, panel: ConnectionPanel): Promise<void> {
  const { page } = bench;
  await loadRequest(bench, { ...HI, inputs: ['Do not lose this'] });
  const before = langflow.runs.length;
  langflow.hold();
  await bench.runButton.click();
  await expect.poll(() => langflow.runs.length).toBe(before + 1);
  await langflow.close();
  await expect(page.getByRole('alert', { name: `Nothing answers at ${langflow.host}` })).toBeVisible();
  await expect(panel.chip(`no answer, ${langflow.host}`)).toBeVisible();
  await expect(bench.input(1)).toHaveValue('Do not lose this');
}

test('the page copes with a thousand flows, with runs of another server, with an edited flow and with a server that stops', async ({
  bench,
  langflow,
  panel,
}) => {
  langflow.settings = { moreFlows: 1_000 };
  await openRequest(bench, HI);
  await test.step('one of a thousand flows is found by name', () => findAmongThousand(bench));
  await loadRequest(bench, { ...HI, inputs: ['from the Langflow'] });
  await expect(panel.chip(`Langflow 1.13, ${langflow.host}`)).toBeVisible();
  const release = langflow.hold();
  await bench.runButton.click();
  await expect.poll(() => langflow.runs.length).toBe(1);
  await panel.useEmbedded();
  release();
  await expect(bench.status).toHaveText(/Run finished/);
  await test.step('a run keeps its server when the page connects elsewhere', () =>
    openRunOfServer(bench, langflow, panel));
  await test.step('a flow that was edited on the server is noticed before the run', () =>
    runEditedFlow(bench, langflow));
  await test.step('a server that stops during a run is reported, and the request stays', () =>
    stopInMidRun(bench, langflow, panel));
});
