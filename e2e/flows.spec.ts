import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures.ts';

test('a flow is imported, run, renamed, downloaded and deleted', async ({ bench, page }) => {
  await bench.open();
  await bench.importFlow('my-echo.json');
  await bench.input(1).fill('hello echo');
  await bench.run();
  await expect(bench.answer('Chat Output', 1)).toContainText('hello echo');

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
});

test('a flow dropped anywhere is imported, and another file is refused with a reason', async ({ bench, page }) => {
  await bench.open();
  await bench.dropFile('not-a-flow.json', '{"hello": "world"}');
  await expect(page.getByRole('alert', { name: 'Import failed' })).toHaveText(
    'not-a-flow.json is not a Langflow export: it has no "data.nodes" and "data.edges".',
  );
  await bench.dropEchoFlow('dropped');
  await expect(bench.flow).toHaveValue(/dropped/);
});

test('a flow that cannot be deleted stays open, and the dialog says why', async ({
  bench,
  page,
  expectedConsole,
  startServer,
}) => {
  // The page may be loading a part, such as the map of the flow, when its server stops.
  expectedConsole.push(/Failed to load resource|Failed to fetch dynamically imported module|Unable to preload CSS/);
  const server = await startServer({});
  await bench.open(server.url);
  await bench.importFlow('kept.json');
  await bench.flowMenu('Delete flow');
  const dialog = page.getByRole('dialog', { name: 'Delete flow' });
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await server.stop();
  await dialog.getByRole('button', { name: 'Delete flow' }).click();
  await expect(dialog.getByRole('alert')).toHaveText(/^The flow was not deleted. No server answers at this address./);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(bench.flow).toHaveValue(/kept/);
});

test('a copy of a sample opens with the request of the sample, and runs', async ({ bench, page }) => {
  await bench.open();
  await bench.keepOneInput();
  await bench.input(1).fill('Ada Byron');
  await bench.setTweaks('{ "Prompt Template": { "tone": "stern" } }');
  const name = await bench.flow.inputValue();
  await bench.flowMenu('Duplicate flow');
  await expect(bench.flow).not.toHaveValue(name);
  await expect(bench.input(1)).toHaveValue('Ada Byron');
  await expect(bench.editorLines).toContainText('stern');
  await bench.run();
  await expect(page.getByRole('region', { name: 'Results' })).toContainText('Ada Byron');
});
