import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, test } from '../fixtures.ts';
import { GREETING, openRequest } from '../pages/open-request.ts';
import { saveData } from '../pages/save-data.ts';

const run = promisify(execFile);

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('a whole request is shared as a link, which runs nothing, or as a snippet, which gets the same answer in a shell', async ({
  bench,
  browser,
  page,
  server,
}) => {
  const tweaks = '{\n  // shared too\n  "Prompt Template": { "tone": "wry" }\n}';
  await openRequest(bench, { ...GREETING, tweaks });
  await bench.input(1).fill('shared by link');
  await page.getByRole('button', { name: 'Copy link' }).click();
  const link = await bench.copiedLink();
  expect(link).not.toContain('shared by link');

  const fresh = await browser.newContext({ baseURL: server.url });
  const other = await fresh.newPage();
  await saveData(other);
  await other.goto(link);
  await expect(other.getByRole('textbox', { name: 'Input 1 value' })).toHaveValue('shared by link');
  await expect(other.getByRole('textbox', { name: 'Tweaks JSON' })).toHaveValue(tweaks);
  await expect(other.getByRole('heading', { name: 'Shared request: press Run' })).toBeVisible();
  await expect(other.getByRole('list', { name: 'Runs' }).getByRole('listitem')).toHaveCount(0);
  await fresh.close();

  await bench.input(1).fill(`it's "quoted", $HOME and 100 %`);
  await page.getByRole('switch', { name: 'Stream' }).press('Space');
  await bench.run();
  const answer = await bench.answer('Chat Output', 1).getByRole('paragraph').first().textContent();

  await page.getByRole('button', { name: 'What will be sent' }).click();
  const snippet = page.getByRole('region', { name: 'Snippet', exact: true });
  await snippet.getByRole('tab', { name: 'cURL' }).click();
  // Long lines are wrapped: nothing is cut off at the right.
  await expect(snippet).toContainText('curl');
  expect(await snippet.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  await snippet.getByRole('button', { name: 'Copy snippet' }).click();
  await expect(snippet.getByRole('button', { name: 'Copy snippet' })).toBeVisible();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('curl');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const { stdout } = await run('bash', ['-c', copied]);
  expect(answer).toBeTruthy();
  expect(JSON.parse(stdout)).toMatchObject({
    outputs: [{ inputs: { input_value: `it's "quoted", $HOME and 100 %` } }],
  });
  expect(stdout).toContain(JSON.stringify(answer).slice(1, 30));

  const downloading = page.waitForEvent('download');
  await snippet.getByRole('button', { name: 'Download snippet' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/\.sh$/);
  expect(await readFile(await download.path(), 'utf8')).toBe(copied);

  await bench.input(1).fill('Something else');
  await bench.requestMenu('Paste request');
  const dialog = page.getByRole('dialog', { name: 'Paste request' });
  await dialog.getByRole('textbox', { name: 'Request text' }).fill(copied);
  await expect(dialog.getByRole('status')).toHaveText('Recognised as cURL (bash)');
  await dialog.getByRole('button', { name: 'Fill the form' }).click();
  await expect(bench.input(1)).toHaveValue(`it's "quoted", $HOME and 100 %`);
});

test('a very long text is pasted, sent and taken back without a field that has to lay it out', async ({
  bench,
  page,
}) => {
  await openRequest(bench, GREETING);
  await page.evaluate(() => navigator.clipboard.writeText('word\n'.repeat(100_000)));
  await bench.input(1).fill('');
  await bench.input(1).press('ControlOrMeta+v');
  await expect(page.getByText('500 kB, too long to edit here')).toBeVisible();
  await expect(bench.input(1)).toHaveAttribute('aria-readonly', 'true');
  // The rest of the page reacts as always.
  await page.getByRole('tab', { name: 'Form', exact: true }).click();
  await page.getByRole('textbox', { name: 'tone', exact: true }).fill('wry');
  await page.getByRole('tablist', { name: 'Tweak views' }).getByRole('tab', { name: 'JSON', exact: true }).click();
  await expect(bench.reportRow(/Applied/)).toHaveCount(1);
  const sent = page.waitForRequest((request) => request.url().includes('/api/v1/run/'));
  await bench.run();
  expect((await sent).postData()?.match(/word/g)).toHaveLength(100_000);
  await page.getByRole('button', { name: 'Remove text of Input 1 value' }).click();
  await expect(bench.input(1)).toHaveValue('');
  await page.getByRole('button', { name: 'Undo remove' }).click();
  await expect(page.getByText('500 kB, too long to edit here')).toBeVisible();
});
