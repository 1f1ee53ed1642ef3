import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, test } from './fixtures.ts';

const run = promisify(execFile);

test('a copied snippet gets the same answer in a shell, equals the downloaded file, and can be pasted back', async ({
  bench,
  page,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await bench.open();
  await bench.keepOneInput();
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
