/** A link to a flow of another user: a Langflow answers 404, to a superuser too (wire/next/other-user.json). */
import { z } from 'zod';
import { connect, expect, test } from './langflow-page.ts';
import { currentLangflow, runAdvanced } from './servers.ts';
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
  const kept = await fetch(`${server.url}/api/v1/flows/`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(suiteFlow('flow of Mara')),
  });
  flow = idSchema.parse(await kept.json()).id;
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
