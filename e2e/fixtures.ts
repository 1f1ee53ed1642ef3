/** The base of every story: the built product, one per worker, and a page that must report no error. */
import { test as base, expect, type Request } from '@playwright/test';
import { BenchPage } from './pages/bench-page.ts';
import { saveData } from './pages/save-data.ts';
import { startTweakbench, type TweakbenchServer } from './servers/tweakbench-server.ts';
import { slowDownPages } from './slow-down.ts';

export interface Fixtures {
  bench: BenchPage;
  /**
   * Whether the browser's data saver is on: the code editor, which costs more than all the rest of most stories, is then
   * loaded only when the user goes to the tweaks. Stories about that time turn it off.
   */
  savesData: boolean;
  /** Console messages that the story expects, for example of a failed request. */
  expectedConsole: RegExp[];
  /**
   * Starts another product, by default as fast as the first. It is stopped after the page is closed, because the page may
   * send requests at any moment, even after Stop.
   */
  startServer: (settings: Record<string, string>) => Promise<TweakbenchServer>;
}

/**
 * The demo model still streams, but faster than anybody reads: stories that watch a run start a slower server. Nobody reads
 * the log.
 */
const SETTINGS = { TWEAKBENCH_DEMO_PACE: '350', TWEAKBENCH_LOG: 'error' };

export const test = base.extend<Fixtures, { server: TweakbenchServer }>({
  browser: [
    async ({ browser }, use) => {
      slowDownPages(browser);
      await use(browser);
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ browserName: _browserName }, use) => {
      const server = await startTweakbench(SETTINGS);
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  context: async ({ context }, use) => {
    const saves = new Set<Request>();
    context.on('request', (request) => {
      if (request.method() === 'PUT' && request.url().includes('/workspace/')) saves.add(request);
    });
    context.on('requestfinished', (request) => saves.delete(request));
    context.on('requestfailed', (request) => saves.delete(request));
    await use(context);
    // A run that is saved after the server has forgotten its runs would be one of the next story.
    const saved = expect.poll(() => saves.size, { timeout: 5_000 });
    await saved.toBe(0).catch(() => undefined);
  },
  savesData: [true, { option: true }],
  expectedConsole: [[], { option: true }],
  page: async ({ page, savesData, expectedConsole, baseURL, server }, use) => {
    if (savesData) await saveData(page);
    // The server keeps the runs of the story before.
    server.forgetRuns();
    const problems: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(`${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (protocol.startsWith('http') && hostname !== '127.0.0.1') problems.push(`left the machine: ${request.url()}`);
    });
    await use(page);
    const unexpected = problems.filter((problem) => !expectedConsole.some((pattern) => pattern.test(problem)));
    expect(unexpected, `unexpected on the console of ${baseURL}`).toEqual([]);
  },
  bench: async ({ page }, use) => use(new BenchPage(page)),
  startServer: async ({ page }, use) => {
    const started: TweakbenchServer[] = [];
    await use(async (settings) => {
      const server = await startTweakbench({ ...SETTINGS, ...settings });
      started.push(server);
      return server;
    });
    await page.close();
    await Promise.all(started.map((server) => server.stop()));
  },
});

export { expect };
