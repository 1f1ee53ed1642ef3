import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures.ts';
import { GraphPart } from './pages/graph-part.ts';

test('runs are saved, show what changed, and open without running again', async ({ bench, page }) => {
  await bench.open();
  await bench.run();
  await bench.setTweaks('{ "Prompt Template": { "tone": "stern" } }');
  await bench.run();
  const runs = page.getByRole('list', { name: 'Runs' });
  await expect(runs.getByRole('listitem')).toHaveCount(2);
  await expect(runs.getByRole('button', { name: 'Run 2', exact: true })).toHaveAccessibleDescription(/tone/);

  await runs.getByRole('button', { name: 'Run 1', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Results' })).toContainText('Run #1, opened from history');
  await expect(runs.getByRole('listitem')).toHaveCount(2);
  await page.getByRole('button', { name: 'Restore its tweaks' }).click();
  await expect(bench.editorLines).not.toContainText('stern');

  // By then, the answer and the times on the graph belong to another request than the form.
  await bench.run();
  const graph = new GraphPart(page);
  await graph.open();
  await expect(graph.node('Chat Output')).toHaveAccessibleDescription(/^done/);
  const changed = page.getByText(/^Changed since run #3: Input 1\./);
  await expect(changed).toHaveCount(0);
  await bench.input(1).fill('Ada, who loves tea');
  await expect(changed).toHaveText([/Input 1\. The times below are those of run #3\.$/, /Input 1\.$/]);
});

test('a run is pinned, deleted with undo, and exported', async ({ bench, page }) => {
  await bench.open();
  await bench.run();
  await bench.historyMenu(1, 'Pin');
  await expect(page.getByRole('button', { name: 'Unpin run 1' })).toBeVisible();

  const download = page.waitForEvent('download');
  await bench.historyMenu(1, 'Export');
  const exported: unknown = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  expect(JSON.stringify(exported)).toContain('Ada');

  await bench.historyMenu(1, 'Delete');
  await expect(page.getByRole('button', { name: 'Run 1', exact: true })).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Run 1', exact: true })).toBeVisible();
});

test('two tabs number their runs without conflict and see each other’s', async ({ bench, context, page }) => {
  await bench.open();
  const other = await context.newPage();
  await other.goto('/');
  await bench.run();
  await expect(other.getByRole('button', { name: 'Run 1', exact: true })).toBeVisible();
  await other.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(other.getByRole('status', { name: 'Run status' })).toHaveText(/Run finished/);
  await expect(page.getByRole('button', { name: 'Run 2', exact: true })).toBeVisible();
});

test('one input runs again alone', async ({ bench, page }) => {
  await bench.open();
  await bench.run();
  await page.getByRole('button', { name: 'Run input 2 again' }).click();
  await expect(page.getByRole('list', { name: 'Runs' }).getByRole('listitem')).toHaveCount(2);
  await expect(bench.status).toHaveText(/Run finished/);
  await expect(page.getByRole('region', { name: 'Results' })).toContainText('Grace');
  await expect(page.getByRole('region', { name: 'Results' })).not.toContainText('Ada');
});

test.describe('during a run', () => {
  test.beforeEach(async ({ bench, startServer }) => {
    const slow = await startServer({ TWEAKBENCH_DEMO_PACE: '8' });
    await bench.open(slow.url);
    await bench.keepOneInput();
    await bench.runButton.click();
    await expect(bench.stopButton).toBeVisible();
  });

  test('a second Run is refused visibly', async ({ bench, page }) => {
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByText(/run is (still running|in progress)/i).first()).toBeVisible();
    await expect(bench.status).toHaveText(/Run finished/);
    await expect(page.getByRole('list', { name: 'Runs' }).getByRole('listitem')).toHaveCount(1);
  });

  test('a reload says that it interrupted the run, and keeps the request', async ({ bench, expectedConsole, page }) => {
    // The server does not have it.
    expectedConsole.push(/404/);
    await bench.input(1).fill('Ada Byron');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    const results = page.getByRole('region', { name: 'Results' });
    await expect(results.getByRole('heading', { name: 'This run was interrupted by a reload' })).toBeVisible();
    await expect(bench.input(1)).toHaveValue('Ada Byron');
    await results.getByRole('button', { name: 'Run again' }).click();
    await expect(bench.status).toHaveText(/Run finished/);
    await expect(results).toContainText('Ada Byron');
    await expect(page.getByRole('list', { name: 'Runs' }).getByRole('listitem')).toHaveCount(1);
  });

  test('leaving the page asks for confirmation', async ({ bench, page }) => {
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await expect(bench.status).toHaveText(/Run finished/);
  });
});
