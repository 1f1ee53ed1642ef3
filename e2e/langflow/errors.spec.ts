/** Real failures. relay.test.ts compares those of runs with the ones through the relay. */
import { z } from 'zod';
import { ConnectionPanel } from '../pages/connection-panel.ts';
import { connect, enterTweaks, expect, openFlow, publishEcho, test, WAYS } from './langflow-page.ts';
import { currentLangflow, remove } from './servers.ts';
import { ask } from './tested-server.ts';

const server = currentLangflow();

test('a wrong key and a silent address do not change the server in use, and a revoked key is refused', async ({
  bench,
  page,
  expectedConsole,
}) => {
  expectedConsole.push(/net::ERR/, /has been blocked by CORS policy/);
  const panel = new ConnectionPanel(page);
  for (const { relay, way } of WAYS) {
    await test.step(way, async () => {
      await connect(bench, { server, relay, key: 'wrong' });
      await expect(panel.dialog).toContainText('The server refused this key. Still connected: Embedded engine.');
      await connect(bench, { server: { ...server, url: 'http://127.0.0.1:9' }, relay });
      await expect(panel.dialog).toContainText('No server answers at this address');
      await expect(panel.dialog).toContainText('Still connected: Embedded engine.');

      const made = await ask(server, '/api/v1/api_key/', {
        method: 'POST',
        body: JSON.stringify({ name: `withdrawn ${way}` }),
      });
      const { id, api_key: key } = z.looseObject({ id: z.string(), api_key: z.string() }).parse(await made.json());
      await openFlow(bench, 'Two inputs, two answers', { server, relay, key });
      await remove(server, `/api/v1/api_key/${id}`);
      await bench.run();
      await expect(page.getByRole('alert', { name: 'The server refused the API key' })).toBeVisible();
      await expect(page.getByRole('button', { name: 'Open Connection' })).toBeVisible();
      await expect(page.getByRole('button', { name: /^Connection: key refused/ })).toBeVisible();
      await panel.useEmbedded();
    });
  }
});

test('a deleted flow, a protected field, a component that fails and an unknown session are named', async ({
  bench,
  page,
}) => {
  const json = page.getByRole('tablist', { name: 'Tweak views' }).getByRole('tab', { name: 'JSON', exact: true });
  const id = await publishEcho(server, 'Suite deleted');
  await openFlow(bench, 'Suite deleted', { server, relay: false });
  await remove(server, `/api/v1/flows/${id}`);
  await bench.run();
  await expect(page.getByRole('alert', { name: 'This server has no flow with this id' })).toBeVisible();

  await bench.chooseFlow('Two inputs, two answers');
  await enterTweaks(bench, '{\n  "Prompt Template": {\n    "code": "x"\n  }\n}');
  await expect(page.getByRole('group', { name: 'Tweaks that would be refused' })).toBeVisible();
  await bench.run();
  await expect(page.getByRole('alert', { name: /refused one tweak, so nothing ran/ })).toBeVisible();

  await enterTweaks(bench, '{ "Language Model": { "temperature": "hot" } }');
  await bench.run();
  await expect(page.getByRole('alert', { name: 'Language Model stopped with an error' })).toBeVisible();
  await page.getByRole('button', { name: 'Show on the graph' }).click();
  await expect(page.getByRole('tab', { name: 'Graph' })).toHaveAttribute('aria-selected', 'true');

  await json.click();
  await enterTweaks(bench, '');
  const session = page.getByRole('textbox', { name: 'Session ID' });
  await session.fill('tb-5f21');
  await page.getByRole('button', { name: 'What will be sent' }).click();
  await page.getByRole('button', { name: 'Send to run/advanced only' }).click();
  await bench.run();
  await expect(page.getByRole('alert', { name: /does not know session "tb-5f21"/ })).toBeVisible();
});
