/** The page in front of real Langflow servers, through the relay and directly. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { flowExportSchema } from '../../src/contract/flow-export.ts';
import { test as base, expect } from '../fixtures.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { currentLangflow, olderLangflow, publish, type TestedServer } from './servers.ts';

const examples = join(import.meta.dirname, '../../public/examples');
const sampleNames = ['01-two-inputs', '03-topic-and-audience', '07-chat-with-memory'];

// The product that the suite started, in place of one for each worker: the Langflow's models are pointed at it.
const test = base.extend({
  baseURL: async ({ browserName: _browserName }, use) => use(process.env.TWEAKBENCH_URL ?? ''),
});

// Probing asks for what a server may not have, and a browser writes that down.
test.beforeEach(({ expectedConsole }) => {
  expectedConsole.push(/Failed to load resource/);
});

test.beforeAll(async () => {
  const langflow = currentLangflow();
  for (const name of sampleNames) {
    const flow = flowExportSchema.parse(JSON.parse(readFileSync(join(examples, `${name}.json`), 'utf8')));
    await publish(langflow, { ...flow, name: `Suite ${flow.name}` });
  }
});

interface Connecting {
  server: TestedServer;
  relay: boolean;
  key?: string;
}

async function connect(
  bench: BenchPage,
  { server, relay, key = server.headers['x-api-key'] ?? '' }: Connecting,
): Promise<void> {
  const { page } = bench;
  await page.goto('/');
  await page.getByRole('button', { name: /^Connection:/ }).click();
  await page.getByRole('radio', { name: 'Langflow server' }).click();
  await page.getByRole('textbox', { name: 'Server address' }).fill(server.url);
  await page.getByRole('textbox', { name: 'API key' }).fill(key);
  await page.getByRole('switch', { name: 'Send through the relay' }).setChecked(relay);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
}

async function open(bench: BenchPage, server: TestedServer, flow: string, relay = true): Promise<void> {
  await connect(bench, { server, relay });
  await expect(bench.page.getByRole('button', { name: /^Connection: Langflow/ })).toBeVisible();
  await bench.page.keyboard.press('Escape');
  await bench.chooseFlow(flow);
}

for (const relay of [true, false]) {
  test(`two inputs give two different answers ${relay ? 'through the relay' : 'directly'}`, async ({ bench, page }) => {
    await open(bench, currentLangflow(), 'Suite Two inputs, two answers', relay);
    await bench.input(1).fill('Ada, who loves engines');
    await page.getByRole('button', { name: 'Add input' }).click();
    await bench.input(2).fill('Grace, from a long voyage');
    await page.getByRole('button', { name: 'What will be sent' }).click();
    await expect(
      page.getByRole('region', { name: 'Request plan' }).getByRole('heading', { name: '2 inputs → 2 requests' }),
    ).toBeVisible();
    await bench.run();
    await expect(bench.answersOf(1)).toContainText('Ada');
    await expect(bench.answersOf(2)).toContainText('Grace');
    await expect(bench.answersOf(2)).not.toContainText('Ada');
  });
}

test('a targeted input and chosen outputs reach what they name', async ({ bench }) => {
  await open(bench, currentLangflow(), 'Suite Topic and audience');
  await bench.input(1).fill('volcanoes');
  await bench.chooseTargets(1, ['Topic']);
  await bench.chooseOutputs(['Explanation']);
  await bench.run();
  await expect(bench.answer('Explanation', 1)).toContainText(/volcano/i);
  await expect(bench.answersOf(1).getByRole('article')).toHaveCount(1);
});

test('text streams with Stream on, and Stop keeps what came', async ({ bench, page }) => {
  await open(bench, currentLangflow(), 'Suite Two inputs, two answers');
  await bench.input(1).fill('Write ten long paragraphs for Ada about engines, in detail');
  const stream = page.getByRole('switch', { name: 'Stream' });
  await expect(stream).not.toBeChecked();
  await stream.setChecked(true);
  await bench.runButton.click();
  await expect(bench.answer('Chat Output', 1).locator('[aria-busy=true]')).toContainText(/\w+ \w+/);
  await bench.stopButton.click();
  await expect(bench.status).toHaveText('Run stopped');
  await expect(bench.answersOf(1)).toContainText('Stopped by you');
});

test('a session remembers across runs on a route that takes one', async ({ bench, page }) => {
  await open(bench, currentLangflow(), 'Suite Chat with memory');
  await page.getByRole('button', { name: 'New session ID' }).click();
  await bench.input(1).fill('Hello, my name is Ottilie');
  await bench.run();
  await bench.input(1).fill('What is my name?');
  await bench.run();
  await expect(bench.answersOf(1)).toContainText('Ottilie');
});

test('a tweak on a protected field is refused, and said so before', async ({ bench, page }) => {
  await open(bench, currentLangflow(), 'Suite Two inputs, two answers');
  await bench.setTweaks('{\n  "Prompt Template": {\n    "code": "x"\n  }\n}');
  await expect(page.getByRole('group', { name: 'Tweaks that would be refused' })).toBeVisible();
  await bench.run();
  await expect(page.getByRole('alert', { name: /refused one tweak, so nothing ran/ })).toBeVisible();
});

test('a component that fails is named', async ({ bench, page }) => {
  await open(bench, currentLangflow(), 'Suite Two inputs, two answers');
  await bench.setTweaks('{ "Language Model": { "temperature": "hot" } }');
  await bench.run();
  await expect(page.getByRole('alert', { name: 'Language Model stopped with an error' })).toBeVisible();
});

test('a wrong key, a silent address and a server that is no Langflow have their own states', async ({
  bench,
  page,
}) => {
  const chip = (name: RegExp) => page.getByRole('button', { name });
  await connect(bench, { server: currentLangflow(), relay: true, key: 'wrong' });
  await expect(chip(/^Connection: key refused/)).toBeVisible();
  await connect(bench, { server: { ...currentLangflow(), url: 'http://127.0.0.1:9' }, relay: true });
  await expect(chip(/^Connection: no answer/)).toBeVisible();
});

test('the 1.7 line is driven too', async ({ bench }) => {
  const older = olderLangflow();
  const flow = flowExportSchema.parse(JSON.parse(readFileSync(join(examples, '01-two-inputs.json'), 'utf8')));
  const plain = {
    ...flow,
    name: 'Suite older',
    data: { ...flow.data, nodes: flow.data.nodes, edges: flow.data.edges },
  };
  await publish(older, plain);
  await connect(bench, { server: older, relay: true });
  await expect(bench.page.getByRole('button', { name: /^Connection: Langflow/ })).toBeVisible();
  await bench.page.keyboard.press('Escape');
  await bench.chooseFlow('Suite older');
  await expect(bench.input(1)).toBeEditable();
});
