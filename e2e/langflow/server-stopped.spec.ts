/**
 * A Langflow started again on its data. CORS allows only the product's address, and the server is stopped in the middle
 * of runs.
 */
import { endpoints } from '../../src/contract/endpoints.ts';
import { BenchPage } from '../pages/bench-page.ts';
import { startFront } from '../servers/front-server.ts';
import { connect, expect, openFlow, publishSlow, test, WAYS } from './langflow-page.ts';
import { strictLangflow, strictProcessGroup, strictStarts } from './servers.ts';
import { ask } from './tested-server.ts';

const server = strictLangflow();
const QUESTION = 'Ada about engines';

// Once it is stopped, a retry is impossible.
test.describe.configure({ mode: 'serial', retries: 0 });

test('a restart on its data keeps the address, makes a new key, and installs no sample twice', async () => {
  const { first, second } = strictStarts();
  expect(second.server.url).toBe(first.server.url);
  const names = first.samples.map(({ name }) => name);
  expect(names).not.toEqual([]);
  expect(first.samples.map(({ outcome }) => outcome)).toEqual(names.map(() => 'made'));
  expect(second.samples).toEqual(names.map((name) => ({ name, outcome: 'already-there' })));

  const flows: { name: string }[] = await (await ask(server, endpoints.flowHeaders)).json();
  const installed = flows.map(({ name }) => name).filter((name) => names.includes(name));
  expect(installed.sort()).toEqual(names.sort());
  const old = { ...server, headers: { ...server.headers, 'x-api-key': first.server.key } };
  expect((await ask(old, endpoints.flowHeaders)).status).toBe(403);
});

test('a page of another origin is blocked, and the relay solves it', async ({ bench, page, expectedConsole }) => {
  expectedConsole.push(/has been blocked by CORS policy/, /net::ERR_FAILED/);
  const front = await startFront(process.env.TWEAKBENCH_URL ?? '');
  try {
    await connect(bench, { server, relay: false, at: front.url });
    await expect(page.getByText(/may not read its replies/)).toBeVisible();
    await page.getByRole('switch', { name: 'Send through the relay' }).setChecked(true);
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(page.getByRole('button', { name: /^Connection: Langflow/ })).toBeVisible();
  } finally {
    await front.close();
  }
});

test('when a server is stopped in mid-run, streamed text is kept, and each run says what happened', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(400_000);
  await publishSlow(server, 'Suite stopped');
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  try {
    const runs = WAYS.flatMap(({ relay, way }) => [true, false].map((isStreamed) => ({ relay, way, isStreamed })));
    const benches = await Promise.all(
      runs.map(async ({ relay, isStreamed }) => {
        const bench = new BenchPage(await context.newPage());
        await openFlow(bench, 'Suite stopped', { server, relay });
        await bench.input(1).fill(QUESTION);
        await bench.page.getByRole('switch', { name: 'Stream' }).setChecked(isStreamed);
        await bench.runButton.click();
        await expect(bench.stopButton).toBeVisible();
        return { bench, isStreamed };
      }),
    );
    for (const { bench, isStreamed } of benches)
      if (isStreamed) await expect(bench.answer('Chat Output', 1)).toContainText(/\w+ \w+ \w+/);
    process.kill(-strictProcessGroup(), 'SIGKILL');
    for (const { bench, isStreamed } of benches) {
      await expect(bench.status).toHaveText('Run failed');
      const title = isStreamed ? /The stream ended early; [\d,]+ chunks? w/ : /Nothing answers at/;
      await expect(bench.page.getByRole('alert', { name: title }).first()).toBeVisible();
      if (isStreamed) await expect(bench.answer('Chat Output', 1)).toContainText(/\w+ \w+ \w+/);
      await expect(bench.input(1)).toHaveValue(QUESTION);
    }
  } finally {
    await context.close();
  }
});
