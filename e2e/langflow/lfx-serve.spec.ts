/** A real lfx serve: a flow runs as it is, and with tweaks as a scratch flow that is deleted. */
import { join } from 'node:path';
import { z } from 'zod';
import { connect, enterTweaks, expect, test } from './langflow-page.ts';
import { lfxServe } from './servers.ts';
import { ask } from './tested-server.ts';

const { server, folder } = lfxServe();
const SAMPLE = 'Tone switcher';
const FILE = '02-tone-switcher.json';

async function titles(): Promise<string[]> {
  const rows = z.array(z.looseObject({ title: z.string() })).parse(await (await ask(server, '/flows')).json());
  return rows.map(({ title }) => title);
}

test('tweaks are ignored until the file of the flow is open', async ({ bench, page }) => {
  const before = await titles();
  await connect(bench, { server, relay: true });
  await expect(page.getByRole('button', { name: /^Connection: lfx serve/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await bench.chooseFlow(SAMPLE);
  await bench.input(1).fill('Why is the sky blue?');
  await enterTweaks(bench, JSON.stringify({ 'Chat Output': { data_template: 'Tweaked: {text}' } }, null, 2));
  await expect(bench.reportRow(/data_template/)).toContainText('lfx serve ignores tweaks');
  await bench.run();
  await expect(bench.status).toHaveText(/Run finished/);
  await expect(bench.answersOf(1)).toContainText(/\w{3}/);

  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open flow file' }).click();
  await (await chooser).setFiles(join(folder, FILE));
  await expect(page.getByRole('button', { name: 'Open flow file' })).toBeHidden();
  await enterTweaks(bench, JSON.stringify({ tone: 'pirate' }, null, 2));
  await expect(bench.reportRow(/tone/)).toContainText('Sets this field');
  await bench.run();
  await expect(bench.status).toHaveText(/Run finished/);
  await expect(bench.answer('Chat Output', 1)).toContainText(/Arr|Ahoy|Aye|matey/);
  expect(await titles()).toEqual(before);
});
