/** Real failures, through the relay and directly. */
import { z } from 'zod';
import { connect, expect, openFlow, publishEcho, test, WAYS } from './langflow-page.ts';
import { currentLangflow, remove } from './servers.ts';

const server = currentLangflow();

for (const { relay, way } of WAYS) {
  test(`a revoked key is refused, ${way}`, async ({ bench, page }) => {
    const made = await fetch(`${server.url}/api/v1/api_key/`, {
      method: 'POST',
      headers: server.headers,
      body: JSON.stringify({ name: `withdrawn ${way}` }),
    });
    const { id, api_key: key } = z.looseObject({ id: z.string(), api_key: z.string() }).parse(await made.json());
    await openFlow(bench, 'Two inputs, two answers', { server, relay, key });
    await remove(server, `/api/v1/api_key/${id}`);
    await bench.run();
    await expect(page.getByRole('alert', { name: 'The server refused the API key' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Open Connection' })).toBeVisible();
    await expect(page.getByRole('button', { name: /^Connection: key refused/ })).toBeVisible();
  });

  test(`a wrong key and a silent address are reported, and do not change the server in use, ${way}`, async ({
    bench,
    page,
    expectedConsole,
  }) => {
    expectedConsole.push(/net::ERR/, /has been blocked by CORS policy/);
    const dialog = page.getByRole('dialog', { name: 'Connection' });
    await connect(bench, { server, relay, key: 'wrong' });
    await expect(dialog).toContainText('The server refused this key. Still connected: Embedded engine.');
    await connect(bench, { server: { ...server, url: 'http://127.0.0.1:9' }, relay });
    await expect(dialog).toContainText('No server answers at this address');
    await expect(dialog).toContainText('Still connected: Embedded engine.');
  });

  test(`a deleted flow is unknown, ${way}`, async ({ bench, page }) => {
    const id = await publishEcho(server, `Suite deleted ${way}`);
    await openFlow(bench, `Suite deleted ${way}`, { server, relay });
    await bench.loadEditor();
    await remove(server, `/api/v1/flows/${id}`);
    await bench.run();
    await expect(page.getByRole('alert', { name: 'This server has no flow with this id' })).toBeVisible();
  });

  test(`a custom session is unknown to run/advanced, ${way}`, async ({ bench, page }) => {
    await openFlow(bench, 'Two inputs, two answers', { server, relay });
    await page.getByRole('textbox', { name: 'Session ID' }).fill('tb-5f21');
    await page.getByRole('button', { name: 'What will be sent' }).click();
    await page.getByRole('button', { name: 'Send to run/advanced only' }).click();
    await bench.run();
    await expect(page.getByRole('alert', { name: /does not know session "tb-5f21"/ })).toBeVisible();
  });

  test(`a tweak on a protected field is refused, as predicted, ${way}`, async ({ bench, page }) => {
    await openFlow(bench, 'Two inputs, two answers', { server, relay });
    await bench.setTweaks('{\n  "Prompt Template": {\n    "code": "x"\n  }\n}');
    await expect(page.getByRole('group', { name: 'Tweaks that would be refused' })).toBeVisible();
    await bench.run();
    await expect(page.getByRole('alert', { name: /refused one tweak, so nothing ran/ })).toBeVisible();
  });

  test(`a component that fails is named, ${way}`, async ({ bench, page }) => {
    await openFlow(bench, 'Two inputs, two answers', { server, relay });
    await bench.setTweaks('{ "Language Model": { "temperature": "hot" } }');
    await bench.run();
    await expect(page.getByRole('alert', { name: 'Language Model stopped with an error' })).toBeVisible();
    await page.getByRole('button', { name: 'Show on the graph' }).click();
    await expect(page.getByRole('tab', { name: 'Graph' })).toHaveAttribute('aria-selected', 'true');
  });
}
