import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectNoViolations } from './pages/axe.ts';
import { readBrowserStorage } from './pages/read-browser-storage.ts';
import { addVariant, openVariants, varyField } from './pages/variants-part.ts';
import { startFront } from './servers/front-server.ts';
import { readKeptRuns } from './servers/read-kept-runs.ts';
import { answerWith, messageResult } from './servers/run-answers.ts';

const CANARY = 'sk-canary-77ab';

/** Cells of a row, the flow without tweaks first. */
function cells(page: Page, row: number): Locator {
  return page.getByRole('table', { name: 'Variant answers' }).getByRole('row').nth(row).getByRole('cell');
}

test('one field varied over a list: every input with each value, next to the flow without tweaks', async ({
  bench,
  page,
}) => {
  await bench.open();
  await openVariants(page);
  const region = page.getByRole('region', { name: 'Variants' });
  await expect(region).toContainText('No variants yet');
  await varyField(page, 'Prompt Template · tone', 'pirate, friendly');
  await expect(region).toContainText('2 inputs × 3 columns = 6 runs.');
  await expect(page.getByRole('columnheader').filter({ hasText: 'tone pirate' })).toContainText('"formal" → "pirate"');
  await expect(region).toContainText('Every cell runs in a new session.');
  const sessions = new Set<unknown>();
  page.on('request', (request) => {
    if (request.url().includes('/run/advanced/')) sessions.add(request.postDataJSON().session_id);
  });
  await bench.runButton.click();
  await expect(region).toContainText('6 done');
  expect(sessions.size).toBe(6);
  await expect(bench.stopButton).toBeHidden();
  for (const row of [1, 2]) {
    await expect(cells(page, row)).toHaveCount(3);
    await expect(cells(page, row).nth(0)).toContainText(row === 1 ? 'Ada' : 'Grace');
    await expect(cells(page, row).nth(1)).toContainText('different');
  }
  await page.getByRole('button', { name: 'Show changes' }).click();
  await expect(cells(page, 1).nth(1).getByRole('insertion').first()).toBeVisible();

  // The run is in the history, and opens here again.
  await expect(page.getByRole('list', { name: 'Runs' })).toContainText('Variants: 2 inputs × 3');
  await page.reload();
  await expect(region).toContainText('6 done');

  await page.getByRole('button', { name: 'Copy variant A to Bench' }).click();
  await expect(bench.editorLines).toContainText('pirate');
});

test('shows only the differences of JSON and tables', async ({ bench, page, server }) => {
  const front = await startFront(server.url);
  front.answerRuns(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const n = body.includes('pirate') ? 2 : 1;
    const value = body.includes('Ada')
      ? { city: 'Rome', size: { n } }
      : [
          { id: 7, n: 4 },
          { id: 8, n },
        ];
    const result = messageResult('ChatOutput-n5FuZ', 'Chat Output', JSON.stringify(value));
    const outputs = [{ inputs: { input_value: 'x' }, outputs: [result] }];
    await answerWith(200, { session_id: 's', outputs })(request, response);
  });
  await bench.open(front.url);
  await openVariants(page);
  await varyField(page, 'Prompt Template · tone', 'pirate');
  await bench.runButton.click();
  await expect(page.getByRole('region', { name: 'Variants' })).toContainText('4 done');
  await page.getByRole('button', { name: 'Show changes' }).click();
  const json = cells(page, 1).nth(1);
  await expect(json.getByRole('deletion')).toHaveText('1');
  await expect(json.getByRole('insertion')).toHaveText('2');
  await expect(json).toContainText('size.n');
  await expect(json).not.toContainText('Rome');
  const table = page.getByRole('table', { name: 'A, Input 2' });
  await expect(table.getByRole('row').filter({ hasText: '8' })).toContainText('Changed');
  await expect(table.getByRole('insertion')).toHaveText('2');
  await front.close();
});

test('variants from the bench and from a run; each tweak separately; identical repeats are merged', async ({
  bench,
  page,
}) => {
  await bench.open();
  await bench.keepOneInput();
  await bench.run();
  await openVariants(page);
  await addVariant(page, 'From the current tweaks');
  await addVariant(page, 'From a run');
  await page.getByRole('dialog').getByRole('button', { name: 'Add variant' }).click();
  await expect(page.getByRole('columnheader').filter({ hasText: 'Run 1' })).toBeVisible();
  await page.getByRole('button', { name: 'Edit variant A' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit variant' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Broken');
  await dialog.getByRole('textbox', { name: 'Tweaks of this variant' }).fill('{ "tone": ');
  await dialog.getByRole('button', { name: 'Save variant' }).press('Enter');
  await expect(dialog).toContainText('Line 1');
  await dialog
    .getByRole('textbox', { name: 'Tweaks of this variant' })
    .fill('{ "Prompt Template": { "tone": "calm" }, "temperature": 0.3 }');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Calm');
  await dialog.getByRole('button', { name: 'Save variant' }).click();

  await page.getByRole('button', { name: 'Variant A menu' }).click();
  await page.getByRole('menuitem', { name: 'Test each tweak separately' }).click();
  await expect(page.getByRole('columnheader').filter({ hasText: 'Prompt Template · tone' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Runs of each cell' }).fill('2');
  await bench.runButton.click();
  const region = page.getByRole('region', { name: 'Variants' });
  await expect(region).toContainText('1 input × 3 columns × 2 = 6 runs. 6 done.');
  await expect(cells(page, 1).nth(0)).toContainText('2 of 2');
  await page.getByRole('button', { name: 'Back to the variants' }).click();
  await page.getByRole('button', { name: 'Variant B menu' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(page.getByRole('columnheader').filter({ hasText: 'Run 1' })).toBeHidden();
  await page.getByRole('region', { name: 'Notice: Run 1 removed' }).getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('columnheader').filter({ hasText: 'Run 1' })).toBeVisible();
});

test('stopped and failed cells run again; no secret reaches a file or the storage', async ({
  bench,
  page,
  server,
  expectedConsole,
}) => {
  expectedConsole.push(/Failed to load resource/);
  const front = await startFront(server.url);
  await bench.open(front.url);
  await openVariants(page);
  await addVariant(page, 'From the current tweaks');
  await page.getByRole('button', { name: 'Edit variant A' }).click();
  await page
    .getByRole('textbox', { name: 'Tweaks of this variant' })
    .fill(`{ "LanguageModelComponent-b2LxT": { "api_key": "${CANARY}" }, "tone": "grand" }`);
  await page.getByRole('button', { name: 'Save variant' }).click();
  await page.getByRole('textbox', { name: 'Cells at once' }).fill('1');
  let answers = 0;
  front.answerRuns((request, response) => {
    answers += 1;
    if (answers === 2)
      return answerWith(500, { detail: 'Error building Component Language Model: boom' })(request, response);
    if (answers === 3) return undefined;
    const result = messageResult('ChatOutput-n5FuZ', 'Chat Output', `answer ${answers}`);
    return answerWith(200, { session_id: 's', outputs: [{ inputs: { input_value: 'x' }, outputs: [result] }] })(
      request,
      response,
    );
  });
  const region = page.getByRole('region', { name: 'Variants' });
  await bench.runButton.click();
  await expect(region).toContainText('1 done, 1 running, 1 waiting, 1 failed.');
  await expect(cells(page, 1).nth(1)).toContainText('Language Model stopped with an error');
  await expect(cells(page, 2).nth(1)).toContainText('Queued');
  await bench.stopButton.click();
  await expect(region).toContainText('1 done, 1 failed, 2 stopped.');
  await expect(cells(page, 1).nth(0)).toContainText('answer 1');
  await page.getByRole('button', { name: 'Run A, Input 1 again' }).click();
  await expect(cells(page, 1).nth(1)).toContainText('answer 4');
  await expect(region).toContainText('2 done, 2 stopped.');
  await expect(page.getByRole('button', { name: 'Run A, Input 1 again' })).toBeFocused();
  await page.getByRole('button', { name: 'Run the rest' }).click();
  await expect(region).toContainText('4 done.');
  await expect(region.locator(':focus')).toHaveCount(1);
  await expect(cells(page, 2).nth(1)).toContainText('answer 6');
  expect(front.runs).toBe(6);
  for (const format of ['CSV', 'JSON', 'Markdown']) {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save variants' }).click();
    await page.getByRole('menuitem', { name: `Save as ${format}` }).click();
    const text = await readFile(await (await download).path(), 'utf8');
    expect(text).toContain('answer 6');
    expect(text).not.toContain(CANARY);
  }
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await expect.poll(() => readKeptRuns(server.url)).toContain('answer 6');
  const kept = (await readBrowserStorage(page, { withTab: true })) + (await readKeptRuns(server.url));
  expect(kept).not.toContain(CANARY);
  await front.close();
});

test('axe finds no violations on the variants, wide and at 390 px', async ({ bench, page }) => {
  await bench.open();
  await openVariants(page);
  await expectNoViolations(page, 'no variants');
  await varyField(page, 'Prompt Template · tone', 'pirate, friendly');
  await bench.runButton.click();
  await expect(page.getByRole('region', { name: 'Variants' })).toContainText('6 done');
  await expectNoViolations(page, 'done');
  await page.getByRole('button', { name: 'Edit variant A' }).click();
  await expect(page.getByRole('dialog', { name: 'Edit variant' })).toBeVisible();
  await expectNoViolations(page, 'editing');
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoViolations(page, 'at 390 px');
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('button', { name: 'Back to Bench' }).click();
  await expect(bench.input(1)).toBeVisible();
});

test('variants by keyboard alone', async ({ bench, page }) => {
  await bench.open();
  await page.getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { name: 'Bench' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('region', { name: 'Variants' })).toBeVisible();
  await page.getByRole('button', { name: 'Add variant', exact: true }).focus();
  await page.keyboard.press('Enter');
  const item = page.getByRole('menuitem', { name: 'From the current tweaks' });
  await expect(item).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(item).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('region', { name: 'Variants' })).toContainText('4 done.');
});
