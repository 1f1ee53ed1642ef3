import { readFile } from 'node:fs/promises';
import { expect, test } from '../front-fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { GREETING, openRequest } from '../pages/open-request.ts';

/** Only the dialogs are checked with axe: other stories check the page below them. */
async function checkDialogs(bench: BenchPage): Promise<void> {
  const { page } = bench;
  for (const item of ['Rename flow', 'Delete flow']) {
    await bench.flowMenu(item);
    const dialog = page.getByRole('dialog', { name: item });
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeVisible();
    await expectNoViolations(page, item, { within: '[role="dialog"]' });
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
}

test('a flow can be copied, imported, run, renamed, downloaded and deleted, and one that cannot be deleted stays open', async ({
  bench,
  expectedConsole,
  front,
  page,
}) => {
  // The page may be loading a part, such as the map of the flow, when its server stops.
  expectedConsole.push(/Failed to load resource|Failed to fetch dynamically imported module|Unable to preload CSS/);
  // A copy of a sample opens with the request of the sample, and runs.
  const tweaks = '{ "Prompt Template": { "tone": "stern" } }';
  await openRequest(bench, { ...GREETING, inputs: ['Ada Byron'], tweaks }, front.url);
  await bench.flowMenu('Duplicate flow');
  await expect(bench.flow).toHaveValue('Two inputs, two answers (1)');
  await expect(bench.input(1)).toHaveValue('Ada Byron');
  // Read from the report, not from the field: the pointer, which was on the menu, may have loaded the code editor.
  await expect(bench.reportRow(/tone/)).toContainText('stern');
  await bench.run();
  await expect(page.getByRole('region', { name: 'Results' })).toContainText('Ada Byron');

  await bench.importFlow('my-echo.json');
  await bench.input(1).fill('hello echo');
  await bench.run();
  await expect(bench.answer('Chat Output', 1)).toContainText('hello echo');

  await checkDialogs(bench);
  await bench.flowMenu('Rename flow');
  const dialog = page.getByRole('dialog', { name: 'Rename flow' });
  await dialog.getByRole('textbox', { name: 'Flow name' }).fill('Parrot');
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await expect(bench.flow).toHaveValue(/Parrot/);

  const download = page.waitForEvent('download');
  await bench.flowMenu('Download flow');
  const file: unknown = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  expect(file).toMatchObject({ name: 'Parrot' });

  await bench.flowMenu('Delete flow');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Delete/ })
    .click();
  await expect(bench.flow).not.toHaveValue(/Parrot/);

  await bench.dropFile('not-a-flow.json', '{"hello": "world"}');
  await expect(page.getByRole('alert', { name: 'Import failed' })).toHaveText(
    'not-a-flow.json is not a Langflow export: it has no "data.nodes" and "data.edges".',
  );
  await bench.dropEchoFlow('dropped');
  await expect(bench.flow).toHaveValue(/dropped/);

  await bench.flowMenu('Delete flow');
  const question = page.getByRole('dialog', { name: 'Delete flow' });
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await front.close();
  await question.getByRole('button', { name: 'Delete flow' }).click();
  await expect(question.getByRole('alert')).toHaveText(/^The flow was not deleted. No server answers at this address./);
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(bench.flow).toHaveValue(/dropped/);
});
