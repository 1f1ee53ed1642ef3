/** A flow of another user: a Langflow answers 404, to a superuser too, unless a plugin shares it (`sharing/shared_flows.py`). */
import { rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { BenchPage } from '../pages/bench-page.ts';
import { openRequest } from '../pages/open-request.ts';
import { rememberLangflow } from '../pages/remember-langflow.ts';
import { connect, expect, test } from './langflow-page.ts';
import { currentLangflow, publish, runAdvanced, sharedFlowsFile } from './servers.ts';
import { ask } from './tested-server.ts';
import { suiteFlow } from './tests-of-suite.ts';

const server = currentLangflow();
const idSchema = z.looseObject({ id: z.string() });
let flow = '';

test.beforeAll(async () => {
  const username = `mara-${Date.now()}`;
  const password = 'Not-so-secret-1';
  const made = await ask(server, '/api/v1/users/', { method: 'POST', body: JSON.stringify({ username, password }) });
  const { id } = idSchema.parse(await made.json());
  await ask(server, `/api/v1/users/${id}`, { method: 'PATCH', body: JSON.stringify({ is_active: true }) });
  const body = new URLSearchParams({ username, password });
  const login = await fetch(`${server.url}/api/v1/login`, { method: 'POST', body });
  const { access_token: token } = z.looseObject({ access_token: z.string() }).parse(await login.json());
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  flow = await publish({ ...server, headers }, suiteFlow('flow of Mara'));
});

test('a link to a flow of another user says that it may be theirs', async ({ bench, page }) => {
  expect((await runAdvanced(server, flow, {})).status).toBe(404);
  await connect(bench, { server, relay: true });
  await expect(page.getByRole('button', { name: /^Connection: Langflow/ })).toBeVisible();
  await page.goto(`/?flow=${flow}`);
  const results = page.getByRole('region', { name: 'Results' });
  await expect(results).toContainText('The server asks for an API key');
  await results.getByRole('button', { name: 'Open Connection' }).click();
  await page.getByRole('textbox', { name: 'API key' }).fill(server.headers['x-api-key'] ?? '');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(results).toContainText('it may belong to another user of this Langflow');
});

const ONLY_OWNER = 'Only the owner may send tweaks to this flow';
const TWEAKS = { 'Prompt Template': { tone: 'loud' } };

/** What the last answer of the workflows route has: frames, and the text of the answer. */
async function streamed(more: object): Promise<{ frames: string[]; text: string }> {
  const body = { flow_id: flow, mode: 'stream', stream_protocol: 'langflow', input_value: 'hi', ...more };
  const response = await ask(server, '/api/v2/workflows', { method: 'POST', body: JSON.stringify(body) });
  const text = await response.text();
  return { frames: [...text.matchAll(/"event": ?"(\w+)"/g)].map(([, name]) => name ?? ''), text };
}

/** The server refuses and answers as recorded, which is what the product tells its users. */
async function expectAsRecorded(): Promise<void> {
  const refused = await runAdvanced(server, flow, { inputs: [{ input_value: 'hi' }], tweaks: TWEAKS });
  expect(refused).toMatchObject({ status: 404, body: { detail: 'Flow not found' } });
  expect((await runAdvanced(server, flow, { inputs: [{ input_value: 'hi' }], tweaks: {} })).status).toBe(200);
  const { frames, text } = await streamed({ tweaks: TWEAKS });
  expect(frames).toContain('output');
  expect(frames).not.toContain('end_vertex');
  expect(frames).not.toContain('vertices_sorted');
  expect(text).toContain('calm: hi');
  expect(text).not.toContain('loud: hi');
}

async function runWithTweaks(bench: BenchPage): Promise<void> {
  const { page } = bench;
  await expect(page.getByRole('group', { name: 'Tweaks that would be refused' })).toContainText(ONLY_OWNER);
  await bench.run();
  await page.getByRole('alert', { name: ONLY_OWNER }).getByRole('button', { name: 'Run without tweaks' }).click();
  await expect(bench.answer('Chat Output', 1)).toContainText('calm: hi');
  await expect(bench.reportRow(/Refused.*tone/)).toBeVisible();
}

test('a flow that another user shares takes no tweaks, and answers without them, live too', async ({ bench, page }) => {
  writeFileSync(sharedFlowsFile(), flow);
  try {
    await expectAsRecorded();
    await rememberLangflow(page, server.url, { key: server.headers['x-api-key'] ?? '' });
    await openRequest(bench, { flow, inputs: ['hi'], stream: false, tweaks: JSON.stringify(TWEAKS) });
    await runWithTweaks(bench);
    await openRequest(bench, { flow, inputs: ['hi'], stream: false });
    await page.getByRole('switch', { name: 'Watch components live' }).setChecked(true);
    await page.getByRole('button', { name: 'What will be sent' }).click();
    await expect(page.getByRole('dialog', { name: 'What will be sent' })).toContainText(
      'to the owner of the flow alone',
    );
    await bench.run();
    await expect(bench.answer('Chat Output', 1)).toContainText('calm: hi');
  } finally {
    rmSync(sharedFlowsFile(), { force: true });
  }
});
