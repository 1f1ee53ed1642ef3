/** What the stories against real Langflow servers share: the product that the suite started, connecting it, and flows to run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { flowExportSchema } from '../../src/contract/flow-export.ts';
import { readRecording } from '../../src/contract/testing/recordings.ts';
import { exportFromOutline, parseOutline } from '../../src/flow/testing/outline-flow.ts';
import { test as base, expect } from '../fixtures.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { publish } from './servers.ts';
import type { TestedServer } from './tested-server.ts';

const examples = join(import.meta.dirname, '../../public/examples');

// The product that the suite started, in place of one for each worker: the Langflow's models are pointed at it.
export const test = base.extend({
  baseURL: async ({ browserName: _browserName }, use) => use(process.env.TWEAKBENCH_URL ?? ''),
  // Probing asks for what a server may not have, and a browser writes that down.
  expectedConsole: async ({ browserName: _browserName }, use) => use([/Failed to load resource/]),
});

export { expect };

/** Both ways to a Langflow, with the words for a story's name. */
export const WAYS = [
  { relay: true, way: 'through the relay' },
  { relay: false, way: 'directly' },
] as const;

export interface Connecting {
  server: TestedServer;
  relay: boolean;
  /** In place of the server's own. */
  key?: string;
  /** Where the page is opened; its own address otherwise. */
  at?: string;
}

export async function connect(bench: BenchPage, connecting: Connecting): Promise<void> {
  const { server, relay, key = server.headers['x-api-key'] ?? '', at = '/' } = connecting;
  const { page } = bench;
  await page.goto(at);
  await page.getByRole('button', { name: /^Connection:/ }).click();
  await page.getByRole('radio', { name: 'Langflow server' }).click();
  await page.getByRole('textbox', { name: 'Server address' }).fill(server.url);
  await page.getByRole('textbox', { name: 'API key' }).fill(key);
  await page.getByRole('switch', { name: 'Send through the relay' }).setChecked(relay);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
}

/** Connects, and opens the flow of this name. */
export async function openFlow(bench: BenchPage, flow: string, connecting: Connecting): Promise<void> {
  await connect(bench, connecting);
  await expect(bench.page.getByRole('button', { name: /^Connection: Langflow/ })).toBeVisible();
  await bench.page.keyboard.press('Escape');
  await bench.chooseFlow(flow);
}

/** Publishes a sample of the product under another name, which no installed sample has; gives its id. */
export async function publishSample(server: TestedServer, file: string, name: string): Promise<string> {
  const flow = flowExportSchema.parse(JSON.parse(readFileSync(join(examples, `${file}.json`), 'utf8')));
  return publish(server, { ...flow, name });
}

/** Chat Input, Prompt, a model that repeats its prompt word by word, Chat Output: no model server is needed. */
export async function publishEcho(server: TestedServer, name: string, words = 20, delay = 0.01): Promise<string> {
  const outline = parseOutline(readRecording('flows/chat.json'));
  for (const { type, fields } of outline.nodes) {
    if (type !== 'EchoLLM') continue;
    fields.words = { ...fields.words, value: words };
    fields.delay = { ...fields.delay, value: delay };
  }
  return publish(server, { ...exportFromOutline(outline), name });
}

/** The same, writing for five minutes, so that a story on a busy machine still finds it running. */
export function publishSlow(server: TestedServer, name: string): Promise<string> {
  return publishEcho(server, name, 3_000, 0.1);
}
