import { expect, test } from '../fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { curl, paste } from '../pages/paste-request.ts';
import { readBrowserStorage } from '../pages/read-browser-storage.ts';

const KEY = 'canary-key-5512';
const body = {
  inputs: [{ input_value: "Who's there?", components: ['Chat Input'], type: 'chat' }],
  outputs: ['Chat Output'],
  tweaks: { 'Prompt Template': { tone: 'dry' } },
  session_id: 'pasted-session',
};

test('a pasted cURL command fills the whole form, and its key goes to the connection and nowhere else', async ({
  bench,
  page,
  expectedConsole,
  startServer,
}) => {
  // Without the key, the server refuses the request, and the browser logs that.
  expectedConsole.push(/Failed to load resource/);
  const server = await startServer({ TWEAKBENCH_API_KEY: KEY });
  let log = '';
  for (const stream of [server.process.stdout, server.process.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      log += chunk.toString();
    });
  }
  await page.goto(server.url);
  await bench.requestMenu('Paste request');
  const dialog = page.getByRole('dialog', { name: 'Paste request' });
  await expect(dialog.getByRole('textbox', { name: 'Request text' })).toBeFocused();
  await paste(page, curl(server.url, KEY, 'two-inputs', body));
  await expect(dialog.getByRole('status')).toHaveText('Recognised as cURL (bash), with 1 note');
  await expect(dialog).toContainText('The header x-team was left out');

  // Nothing on this server is accessible without its key.
  await expect(dialog).toContainText('The server asks for an API key.');
  await dialog.getByRole('button', { name: 'Use the key now' }).click();
  await expect(dialog.getByRole('combobox', { name: 'Flow to fill' })).toHaveValue('Two inputs, two answers');
  await dialog.getByRole('button', { name: 'Fill the form' }).click();
  await expect(dialog).toBeHidden();

  await expect(bench.input(1)).toHaveValue("Who's there?");
  await expect(bench.input(2)).toBeHidden();
  await expect(page.getByRole('textbox', { name: 'Session ID' })).toHaveValue('pasted-session');
  await expect(page.getByRole('switch', { name: 'Stream' })).not.toBeChecked();
  await expect(bench.reportRow(/Applied/).filter({ hasText: 'tone' })).toBeVisible();

  const sent = page.waitForRequest((request) => request.url().includes('/run/advanced/'));
  await bench.run();
  expect((await sent).headers()['x-api-key']).toBe(KEY);
  await expect(bench.answer('Chat Output', 1)).toBeVisible();

  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByRole('button', { name: 'What will be sent' }).click();
  await expect(page.getByRole('region', { name: 'Snippet' })).toContainText('LANGFLOW_API_KEY');
  const stored = await readBrowserStorage(page, { withTab: true });
  expect(stored).toContain('there?');
  expect(stored).not.toContain(KEY);
  expect(await page.content()).not.toContain(KEY);
  // Before the server stops: later requests of the page would be refused.
  expect(log).not.toContain(KEY);
});

async function pasteByKeyboard(bench: BenchPage, address: string): Promise<void> {
  const { page } = bench;
  await page.getByRole('button', { name: 'Menu', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Paste request' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Paste request' });
  await expect(dialog.getByRole('textbox', { name: 'Request text' })).toBeFocused();
  await paste(page, curl(address, KEY, 'two-inputs', { ...body, tweaks: { 'Prompt-abcde': { tone: 'dry' } } }));
  await expect(dialog.getByRole('combobox', { name: 'Flow to fill' })).toHaveValue('Two inputs, two answers');
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await expectNoViolations(page, 'paste request at 390 px', { within: '[role="dialog"]' });
  await dialog.getByRole('switch', { name: /^Use the key/ }).press('Space');
  await dialog.getByRole('button', { name: 'Fill the form' }).press('Enter');

  const rebind = page.getByRole('dialog', { name: 'Match components' });
  await expect(rebind.getByRole('checkbox', { name: 'Prompt-abcde' })).toBeChecked();
  // It waits for room: over a dialog it would cover the title or the buttons.
  const filled = page.getByRole('region', { name: 'Notice' }).filter({ hasText: 'Request filled in' });
  await expect(filled).toBeHidden();
  // The focus is trapped inside.
  await page.keyboard.press('Tab');
  expect(await rebind.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await expectNoViolations(page, 'rebind components at 390 px', { within: '[role="dialog"]' });
  await rebind.getByRole('button', { name: 'Apply matches' }).press('Enter');
  await expect(bench.input(1)).toHaveValue("Who's there?");
  await expect(page.getByRole('button', { name: 'Menu', exact: true })).toBeFocused();
  await expect(filled).toBeVisible();
  const rebound = page.getByRole('region', { name: /^Notice: 1 component id was/ });
  for (const notice of [filled, rebound]) await notice.getByRole('button', { name: 'Close notice' }).click();
  await expect(filled).toBeHidden();
  await expect(rebound).toBeHidden();
}

test('a request is pasted by keyboard, into the dialog or the tweaks, fills the form in one step of undo, and leaves its key out of the draft', async ({
  bench,
  page,
  server,
}) => {
  const dialog = page.getByRole('dialog', { name: 'Paste request' });
  const field = dialog.getByRole('textbox', { name: 'Request text' });
  const fill = dialog.getByRole('button', { name: 'Fill the form' });
  test.slow();
  await page.setViewportSize({ width: 390, height: 844 });
  await bench.open();
  await test.step('a request is pasted by keyboard on a narrow screen', () => pasteByKeyboard(bench, server.url));
  await page.setViewportSize({ width: 1440, height: 900 });
  await bench.input(1).fill('Mine before');
  await bench.requestMenu('Paste request');
  await expect(field).toBeFocused();
  await paste(page, curl(server.url, KEY, 'tone-switcher', { ...body, outputs: ['Answer'] }));
  await fill.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Tone switcher');
  await expect(bench.input(1)).toHaveValue("Who's there?");
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Two inputs, two answers');
  await expect(bench.input(1)).toHaveValue('Mine before');
  await bench.chooseFlow('Tone switcher');
  await expect(bench.input(1)).toHaveValue('Why is the sky blue?');
  await bench.chooseFlow('Two inputs, two answers');

  await bench.loadEditor();
  const tweaks = await bench.editorLines.textContent();
  await bench.editor.focus();
  await paste(page, curl(server.url, KEY, 'two-inputs', body));
  await expect(field).toHaveValue(/^curl /);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => bench.editorLines.textContent()).toBe(tweaks);
  await bench.setTweaks(JSON.stringify(body));
  await page.getByRole('button', { name: 'Fill the form with it' }).click();
  await expect(dialog.getByRole('status')).toHaveText('Recognised as JSON body');
  await fill.click();
  await expect(bench.input(1)).toHaveValue("Who's there?");
  await expect(bench.editorLines).toContainText('"tone": "dry"');
  await page.evaluate(() => navigator.clipboard.writeText(''));
  expect(await readBrowserStorage(page, { withTab: true })).not.toContain(KEY);

  // The page stays responsive meanwhile.
  await bench.requestMenu('Paste request');
  await expect(field).toBeFocused();
  const reader = page.waitForEvent('worker', (worker) => worker.url().includes('read-pasted'));
  const input_value = 'all of it '.repeat(100_000);
  await paste(page, curl(server.url, KEY, 'two-inputs', { inputs: [{ input_value }] }));
  await reader;
  await expect(dialog.getByRole('status')).toContainText('Recognised as cURL (bash)');
  await fill.click();
  // Too long for a field, but all of it is there.
  await expect(bench.input(1)).toContainText('all of it all of it');
  await page.getByRole('button', { name: 'Copy Input 1 value' }).click();
  const copied = () => page.evaluate(async () => (await navigator.clipboard.readText()).length);
  await expect.poll(copied).toBe(input_value.length);
});
