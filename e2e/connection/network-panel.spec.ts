/** Requests that other tools copied. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '../fixtures.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { curl, paste } from '../pages/paste-request.ts';
import { copyFromNetworkPanel } from '../servers/network-panel.ts';

const KEY = 'canary-key-5512';
const body = { outputs: ['Chat Output'], tweaks: { 'Prompt Template': { tone: 'dry' } }, session_id: 'pasted-session' };

/** Matched to the components of the current copy. */
async function pasteForOlderCopy(bench: BenchPage, address: string): Promise<void> {
  const { page } = bench;
  const sample = readFileSync(resolve(import.meta.dirname, '../../public/examples/01-two-inputs.json'), 'utf8');
  const { id: _id, endpoint_name: _endpoint, ...flow } = JSON.parse(sample);
  // An import gives every component a new id.
  const copy = JSON.stringify({ ...flow, name: 'Reimported' }).replaceAll(
    /(ChatInput|Prompt|LanguageModelComponent|ChatOutput)-\w{5}(?=[^\w])/g,
    '$1-zZ9q0',
  );
  await bench.dropFile('reimported.json', copy);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Reimported');

  await bench.requestMenu('Paste request');
  const dialog = page.getByRole('dialog', { name: 'Paste request' });
  await expect(dialog.getByRole('textbox', { name: 'Request text' })).toBeFocused();
  await paste(
    page,
    curl(address, KEY, 'gone-for-good', {
      inputs: [{ input_value: 'Hello', components: ['ChatInput-g7Kq2'] }],
      outputs: ['ChatOutput-n5FuZ'],
      tweaks: {
        'Prompt-w3Xr8': { tone: 'dry' },
        'LanguageModelComponent-b2LxT': { temperature: 0.9 },
        'Calculator-k1': { expression: '1' },
      },
    }),
  );
  await expect(dialog).toContainText('gone-for-good is not on the embedded engine. Choose another flow to fill.');
  await expect(dialog).toContainText('4 component IDs are not in this flow. You can match them in the next step.');
  await dialog.getByRole('switch', { name: /^Use the key/ }).press('Space');
  await dialog.getByRole('button', { name: 'Fill the form' }).click();

  const rebind = page.getByRole('dialog', { name: 'Match components' });
  const matches = rebind.getByRole('table', { name: 'Proposed matches' });
  await expect(matches.getByRole('row')).toHaveCount(5);
  await expect(matches.getByRole('row', { name: /Prompt-w3Xr8/ })).toContainText('Sure 100 %');
  await expect(matches.getByRole('row', { name: /Prompt-w3Xr8/ })).toContainText('"formal" → "dry"');
  await expect(rebind).toContainText('No similar component in this flow, left unchanged: Calculator-k1');
  await matches.getByRole('checkbox', { name: 'LanguageModelComponent-b2LxT' }).click();
  await rebind.getByRole('button', { name: 'Apply matches' }).click();
  await expect(rebind).toBeHidden();

  await expect(bench.reportRow(/Applied/)).toHaveCount(1);
  await expect(bench.reportRow(/Ignored/)).toHaveCount(2);
  await bench.loadEditor();
  await expect(bench.editorLines).toContainText('Prompt-zZ9q0');
  await expect(bench.editorLines).toContainText('LanguageModelComponent-b2LxT');
  // The remaining ids can be matched later, from the problem in the request that names them.
  await page.getByRole('button', { name: 'Match components' }).click();
  await rebind.getByRole('button', { name: 'Apply matches' }).click();
  await expect(bench.reportRow(/Applied/)).toHaveCount(2);
  await bench.run();
  await expect(bench.answer('Chat Output', 1)).toBeVisible();
}

test("requests copied from Chromium's network panel are read completely, and matched to the current copy of the flow", async ({
  bench,
  page,
  server,
}) => {
  // A second browser with developer tools takes its time.
  test.slow();
  const value = `it's ! 100% "quoted" \\ back, $HOME \`tick\`\nand more`;
  const wide = `${value} é 漢 🙂`;
  const request = (text: string, index: number) => ({
    path: `/api/v1/run/advanced/two-inputs?index=${index}`,
    headers: { 'content-type': 'application/json', 'x-api-key': KEY },
    body: JSON.stringify({ ...body, inputs: [{ input_value: text, type: 'chat' }] }),
  });
  const [plain, all] = await copyFromNetworkPanel(server.url, [request(value, 1), request(wide, 2)]);
  if (!plain || !all) throw new Error('The network panel copied too little');
  await bench.open();
  for (const [form, text, sent] of [
    // For the Windows prompt, the panel itself drops all non-ASCII characters.
    ['cURL (cmd)', plain['cURL (cmd)'], value],
    ['cURL (bash)', all['cURL (bash)'], wide],
    ['PowerShell', all.PowerShell, wide],
    ['fetch', all.fetch, wide],
  ] as const) {
    await bench.requestMenu('Paste request');
    const dialog = page.getByRole('dialog', { name: 'Paste request' });
    await dialog.getByRole('textbox', { name: 'Request text' }).fill(text);
    await expect(dialog.getByRole('status')).toHaveText(`Recognised as ${form}`);
    await expect(dialog).toContainText('Used for the connection only');
    await dialog.getByRole('switch', { name: /^Use the key/ }).press('Space');
    await dialog.getByRole('button', { name: 'Fill the form' }).click();
    await expect(bench.input(1)).toHaveValue(sent);
    await expect(page.getByRole('textbox', { name: 'Session ID' })).toHaveValue('pasted-session');
    await page.getByRole('textbox', { name: 'Session ID' }).fill('');
    await bench.input(1).fill('');
  }
  await test.step('a request for an older copy is matched to the current one', () =>
    pasteForOlderCopy(bench, server.url));
});
