/** A Langflow started again on its data, whose CORS allows only the product's address. */
import { endpoints } from '../../src/contract/endpoints.ts';
import { startFront } from '../servers/front-server.ts';
import { connect, expect, test } from './langflow-page.ts';
import { currentLangflow, currentStarts } from './servers.ts';
import { ask } from './tested-server.ts';

const server = currentLangflow();

test('a Langflow that is restarted on its data keeps its address, gets a new key, and installs no sample twice', async () => {
  const { first, second } = currentStarts();
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
    await page.getByRole('switch', { name: 'Send through this server' }).setChecked(true);
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(page.getByRole('button', { name: /^Connection: Langflow/ })).toBeVisible();
  } finally {
    await front.close();
  }
});
