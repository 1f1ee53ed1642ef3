/** Versions of a flow: compared, run while the flow stays as it is, and the tweaks made the flow and undone. */
import { z } from 'zod';
import { versionEndpoints } from '../../src/contract/versions/version-endpoints.ts';
import { enterTweaks, expect, openFlow, publishEcho, test } from './langflow-page.ts';
import { currentLangflow, flowOf } from './servers.ts';
import { ask } from './tested-server.ts';

const server = currentLangflow();
const PROMPT = 'Prompt-p1';

async function templateOf(flow: string): Promise<string> {
  const { data } = await flowOf(server, flow);
  const template = data.nodes.find(({ id }) => id === PROMPT)?.data.node?.template?.template;
  return z.looseObject({ value: z.string() }).parse(template).value;
}

async function edit(flow: string, value: string): Promise<void> {
  const { data } = await flowOf(server, flow);
  const template = data.nodes.find(({ id }) => id === PROMPT)?.data.node?.template;
  if (template) template.template = Object.assign({}, template.template, { value });
  const changed = await ask(server, `/api/v1/flows/${flow}`, { method: 'PATCH', body: JSON.stringify({ data }) });
  expect(changed.status).toBe(200);
}

test('a version runs while the flow stays as it is, and tweaks become the flow until Undo', async ({ bench, page }) => {
  const name = 'Suite versions';
  const flow = await publishEcho(server, name);
  await edit(flow, 'Old prices for: {question}');
  const body = JSON.stringify({ description: 'before prices' });
  expect((await ask(server, versionEndpoints.list(flow), { method: 'POST', body })).status).toBe(201);
  await edit(flow, 'New prices with tax for: {question}');

  await openFlow(bench, name, { server, relay: false });
  await bench.input(1).fill('apples');
  await bench.flowMenu('Versions');
  const dialog = page.getByRole('dialog', { name: `Versions of ${name}` });
  await dialog.getByRole('button', { name: 'Compare version 1' }).click();
  await expect(
    dialog.getByRole('table', { name: 'Difference' }).getByRole('row', { name: /Prompt Template template/ }),
  ).toContainText('Old prices');
  await expect(dialog).toContainText('1 field changed.');
  await dialog.getByRole('button', { name: 'Run version 1' }).click();
  await expect(bench.answer('Chat Output', 1)).toContainText('Old prices');
  await expect(page.getByRole('region', { name: 'Results' })).toContainText('Ran on version 1, “before prices”');
  await bench.waitUntilSaved();
  expect(await templateOf(flow)).toBe('New prices with tax for: {question}');
  await bench.run();
  await expect(bench.answer('Chat Output', 1)).toContainText('New prices');

  await enterTweaks(bench, JSON.stringify({ [PROMPT]: { template: 'Tweaked prices for: {question}' } }, null, 2));
  await bench.flowMenu('Make these tweaks the flow');
  const make = page.getByRole('dialog', { name: `Make these tweaks the flow: ${name}` });
  await make.getByRole('button', { name: 'Change the flow' }).click();
  await expect(make).toContainText('The flow has these values now. Version 2');
  expect(await templateOf(flow)).toBe('Tweaked prices for: {question}');
  await make.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(make).toContainText('The flow is as it was before.');
  expect(await templateOf(flow)).toBe('New prices with tax for: {question}');
  await bench.waitUntilSaved();
});
