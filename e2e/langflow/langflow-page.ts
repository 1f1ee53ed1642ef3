/**
 * Shared parts of the stories against real Langflow servers: the product that the suite started, connecting it, and
 * flows to run.
 */
import { readRecording } from '../../src/contract/testing/recordings.ts';
import { exportFromOutline, parseOutline } from '../../src/flow/testing/outline-flow.ts';
import { test as base, expect } from '../fixtures.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { ConnectionPanel } from '../pages/connection-panel.ts';
import { fillPlainTweaks } from '../pages/fill-tweaks.ts';
import { publish } from './servers.ts';
import type { TestedServer } from './tested-server.ts';

// One product for all workers: the Langflow's models point to it.
export const test = base.extend({
  baseURL: async ({ browserName: _browserName }, use) => use(process.env.TWEAKBENCH_URL ?? ''),
  // Probing requests routes that a server may not have, and the browser logs that.
  expectedConsole: async ({ browserName: _browserName }, use) => use([/Failed to load resource/]),
});

export { expect };

/** Both ways to a Langflow, which most stories take one after the other. */
export const WAYS = [
  { relay: true, way: 'through the relay' },
  { relay: false, way: 'directly' },
] as const;

export interface Connecting {
  server: TestedServer;
  relay: boolean;
  /** A key to use instead of the server's own. */
  key?: string;
  /** Where the page is opened; by default at its own address. */
  at?: string;
}

/** Connects the page, which it opens first if it is not open. */
export async function connect(bench: BenchPage, { server, relay, key, at = '/' }: Connecting): Promise<void> {
  const { page } = bench;
  if (page.url() === 'about:blank') await page.goto(at);
  const { url: address, headers } = server;
  await new ConnectionPanel(page).connect({ address, key: key ?? headers['x-api-key'] ?? '', relay });
}

/** Connects, and opens the flow with this name. */
export async function openFlow(bench: BenchPage, flow: string, connecting: Connecting): Promise<void> {
  await connect(bench, connecting);
  const panel = new ConnectionPanel(bench.page);
  await expect(panel.dialog).toContainText('Connected');
  await expect(bench.page.getByRole('button', { name: /^Connection: Langflow/ })).toBeVisible();
  await panel.close();
  await bench.chooseFlow(flow);
}

/**
 * Fills the tweaks without loading the code editor, or through the editor if it is loaded already, which happens when
 * choosing a flow leaves the pointer over the tweaks.
 */
export async function enterTweaks(bench: BenchPage, text: string): Promise<void> {
  if (!(await fillPlainTweaks(bench.page, text))) await bench.setTweaks(text);
}

interface Echo {
  words?: number;
  /** Seconds per word. */
  delay?: number;
  /** A recorded flow: Chat Input, one or two models, and a Chat Output for each. */
  flow?: 'chat' | 'twomodels';
}

/**
 * A flow whose models repeat their prompt word by word, so that no model server is needed. With two models, each output
 * has its model's style in its name.
 */
export async function publishEcho(
  server: TestedServer,
  name: string,
  { words = 20, delay = 0.01, flow = 'chat' }: Echo = {},
): Promise<string> {
  const outline = parseOutline(readRecording(`flows/${flow}.json`));
  const styles = ['plain', 'poem'];
  for (const node of outline.nodes) {
    const { type, fields } = node;
    if (type === 'ChatOutput' && flow === 'twomodels') node.display_name = styles.shift() ?? '';
    if (type !== 'EchoLLM') continue;
    fields.words = { ...fields.words, value: words };
    fields.delay = { ...fields.delay, value: delay };
  }
  return publish(server, { ...exportFromOutline(outline), name });
}

/** The same, but it writes for five minutes, so that it still runs when a busy machine looks. */
export function publishSlow(server: TestedServer, name: string, flow: Echo['flow'] = 'chat'): Promise<string> {
  return publishEcho(server, name, { words: 3_000, delay: 0.1, flow });
}
