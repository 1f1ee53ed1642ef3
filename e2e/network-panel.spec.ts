import { expect, test } from './fixtures.ts';
import { copyFromNetworkPanel } from './servers/network-panel.ts';

const KEY = 'canary-key-5512';
const body = { outputs: ['Chat Output'], tweaks: { 'Prompt Template': { tone: 'dry' } }, session_id: 'pasted-session' };

test("requests copied from Chromium's network panel are understood completely", async ({ bench, page, server }) => {
  // A second browser with developer tools takes its time.
  test.slow();
  const value = `it's ! 100% "quoted" \\ back, $HOME \`tick\`\nand more`;
  const wide = `${value} é 漢 🙂`;
  const request = (text: string, place: number) => ({
    path: `/api/v1/run/advanced/two-inputs?place=${place}`,
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
});
