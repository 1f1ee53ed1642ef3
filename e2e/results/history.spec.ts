import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../front-fixtures.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { boxOf } from '../pages/box-of.ts';
import { GraphPart } from '../pages/graph-part.ts';
import { GREETING, openRequest } from '../pages/open-request.ts';
import { answerStream } from '../servers/run-answers.ts';

const runsOf = (page: Page) => page.getByRole('list', { name: 'Runs' });
const resultsOf = (page: Page) => page.getByRole('region', { name: 'Results' });
const run1 = (page: Page) => page.getByRole('button', { name: 'Run 1', exact: true });

/** It opens without running again. */
async function openFirstRun(page: Page): Promise<void> {
  await runsOf(page).getByRole('button', { name: 'Run 1', exact: true }).click();
  await expect(resultsOf(page)).toContainText('Run #1, opened from history');
  await expect(runsOf(page).getByRole('listitem')).toHaveCount(2);
}

/** The answer and the times on the graph then belong to another request than the form. */
async function changeInputAfterRun(bench: BenchPage): Promise<void> {
  const { page } = bench;
  const graph = new GraphPart(page);
  await graph.open();
  await expect(graph.node('Chat Output')).toHaveAccessibleDescription(/^done/);
  const changed = page.getByText(/^Changed since run #3: Input 1\./);
  await expect(changed).toHaveCount(0);
  await bench.input(1).fill('Ada, who loves tea');
  await expect(changed).toHaveText([/Input 1\. The times of the components are those of run #3\.$/, /Input 1\.$/]);
}

async function runSecondInputAgain(bench: BenchPage): Promise<void> {
  const { page } = bench;
  await page.getByRole('button', { name: 'Run input 2 again' }).click();
  await expect(runsOf(page).getByRole('listitem')).toHaveCount(4);
  await expect(bench.status).toHaveText(/Run finished/);
  await expect(resultsOf(page)).toContainText('Grace');
  await expect(resultsOf(page)).not.toContainText('Ada');
}

async function exportFirstRun(bench: BenchPage): Promise<string> {
  const download = bench.page.waitForEvent('download');
  await bench.historyMenu(1, 'Whole run (JSON)');
  const exported = await readFile(await (await download).path(), 'utf8');
  expect(JSON.stringify(JSON.parse(exported))).toContain('Ada');
  return exported;
}

/** Without a pointer that hovers, the menu of a run is always visible, beside its text. */
async function lookWithoutPointer(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'hover', value: 'none' }] });
  const menu = page.getByRole('button', { name: 'Run 1 menu', exact: true });
  const text = runsOf(page).getByRole('listitem').filter({ has: menu }).getByRole('paragraph');
  await expect.poll(async () => endOf(await boxOf(text)) <= (await boxOf(menu)).x).toBe(true);
  await session.send('Emulation.setEmulatedMedia', { features: [] });
  await session.detach();
}

const endOf = ({ x, width }: Awaited<ReturnType<typeof boxOf>>) => x + width;

/** Two at once, beside each other, cover nothing of the workspace. */
async function expectNoticesOnStrip(bench: BenchPage): Promise<void> {
  const { page } = bench;
  await bench.historyMenu(2, 'Copy permanent link');
  const notices = page.getByRole('region', { name: /^Notice: / });
  await expect(notices).toHaveCount(2);
  const top = (await boxOf(page.getByRole('region', { name: 'History' }))).y;
  for (const notice of await notices.all()) expect((await boxOf(notice)).y).toBeGreaterThanOrEqual(top);
}

async function deleteFirstRun(bench: BenchPage): Promise<void> {
  await bench.historyMenu(1, 'Delete');
  await expect(run1(bench.page)).toBeHidden();
}

test('runs are saved in the history, say what changed, open without running again, and can be pinned, exported and deleted with undo', async ({
  bench,
  page,
  expectedConsole,
}) => {
  // The server has deleted a run, and says so before the page restores it.
  expectedConsole.push(/status of 410/);
  await bench.open();
  await bench.run();
  await page.getByRole('tab', { name: 'Form', exact: true }).click();
  const template = page.getByRole('group', { name: 'Prompt Template Prompt-w3Xr8', exact: true });
  const tone = template.getByRole('textbox', { name: 'tone', exact: true });
  await tone.fill('stern');
  await bench.run();
  const runs = runsOf(page);
  await expect(runs.getByRole('listitem')).toHaveCount(2);
  await lookWithoutPointer(page);
  await expect(runs.getByRole('button', { name: 'Run 2', exact: true })).toHaveAccessibleDescription(/tone/);
  await openFirstRun(page);
  await page.getByRole('button', { name: 'Restore its tweaks' }).click();
  await expect(tone).toHaveValue('friendly');
  await bench.run();
  await changeInputAfterRun(bench);
  await runSecondInputAgain(bench);

  await bench.historyMenu(1, 'Pin');
  await expect(page.getByRole('button', { name: 'Unpin run 1' })).toBeVisible();
  const exported = await exportFirstRun(bench);
  await deleteFirstRun(bench);
  const deleted = page.getByRole('region', { name: /^Notice: Run 1 deleted/ });
  await expectNoticesOnStrip(bench);
  await deleted.getByRole('button', { name: 'Undo' }).click();
  await expect(run1(page)).toBeVisible();

  await deleteFirstRun(bench);
  await bench.dropFile('run-1.json', exported);
  await expect(run1(page)).toBeVisible();
  await expect(resultsOf(page)).toContainText('Ada');
  await bench.dropFile('page.html', '<!doctype html><p>hello');
  await expect(page.getByRole('alert', { name: 'Import failed' })).toContainText(
    'page.html was not opened. It is not an evidence file or an exported run.',
  );
});

test('a run in progress refuses a second one, asks before its page is left, and is shown as not finished after a reload', async ({
  bench,
  front,
  page,
}) => {
  const output = { component: 'ChatOutput-n5FuZ', displayName: 'Chat Output' };
  let end = () => {};
  const ended = new Promise<void>((done) => {
    end = done;
  });
  const chunks = (async function* () {
    yield 'Hi ';
    await ended;
    yield 'Ada';
  })();
  front.answerRuns(answerStream({ chunks, ending: 'complete', ...output }));
  await openRequest(bench, GREETING, front.url);
  await bench.runButton.click();
  await expect(bench.stopButton).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText(/run is (still running|in progress)/i).first()).toBeVisible();
  const dialogEvent = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await dialogEvent;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  end();
  await expect(bench.status).toHaveText(/Run finished/);
  const runs = runsOf(page).getByRole('listitem');
  await expect(runs).toHaveCount(1);

  front.answerRuns(answerStream({ chunks: ['Hi '], ending: 'silent', ...output }));
  await bench.runButton.click();
  await expect(bench.stopButton).toBeVisible();
  await bench.input(1).fill('Ada Byron');
  page.once('dialog', (leaving) => void leaving.accept());
  await page.reload();
  const results = resultsOf(page);
  await expect(results).toContainText('Not finished: the page was left');
  await expect(runsOf(page).getByRole('button', { name: 'Run 2, not finished' })).toBeVisible();
  await expect(bench.input(1)).toHaveValue('Ada Byron');
  front.answerRuns(null);
  await results.getByRole('button', { name: 'Run again' }).click();
  await expect(bench.status).toHaveText(/Run finished/);
  await expect(results).toContainText('Ada Byron');
  await expect(runs).toHaveCount(3);
});
