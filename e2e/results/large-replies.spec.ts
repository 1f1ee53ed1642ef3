/** Very large replies. */
import type { Page, TestInfo } from '@playwright/test';
import { expect, test } from '../front-fixtures.ts';
import { showResult } from '../pages/show-result.ts';
import { dataResult, replyOf } from '../servers/recorded-results.ts';
import { answerWith, messageResult } from '../servers/run-answers.ts';

const LINE = 'A line of plain words that goes on.\n';
const OUTPUT = ['ChatOutput-n5FuZ', 'Chat Output'] as const;
/** The page frees a run this long after it was last shown. */
const FREED_AFTER_MS = 16_000;

function answerOf(text: string) {
  return answerWith(200, JSON.stringify(replyOf([[messageResult(...OUTPUT, text)]])));
}

/** Megabytes used by the page's scripts. */
async function heapReader(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  return async () => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize / 1_000_000;
  };
}

test('the memory of a large run is freed when another run is shown, or when an unsaved one is deleted for good', async ({
  bench,
  page,
  front,
}) => {
  test.slow();
  await page.clock.install();
  await bench.open(front.url);
  await bench.keepOneInput();
  front.answerRuns(answerOf('small'));
  await bench.run();
  const heap = await heapReader(page);
  const before = await heap();
  const grown = async () => (await heap()) - before;
  front.answerRuns(answerOf(LINE.repeat(60_000)));
  await bench.run();
  await expect(page.getByText('of text, shown as plain lines.')).toBeVisible();
  expect(await grown()).toBeGreaterThan(18);
  for (const name of ['Tree', 'Text', 'Inside']) {
    await showResult(page, name);
    await expect(page.getByRole('region', { name: 'Results' }).getByRole('tabpanel')).not.toContainText('loaded');
  }
  await page.getByRole('button', { name: 'Run 1', exact: true }).click();
  await page.clock.fastForward(FREED_AFTER_MS);
  await expect.poll(grown).toBeLessThan(10);

  // A run that the server refuses stays in the tab until it is deleted and Undo is gone.
  front.answerRuns(answerOf(LINE.repeat(200_000)));
  await bench.run();
  await expect(page.getByText('Run 3 is only in this tab')).toBeVisible();
  await page.getByRole('button', { name: 'Run 1', exact: true }).click();
  await bench.historyMenu(3, 'Delete');
  const notice = page.getByRole('region', { name: 'Notice' });
  await expect(notice).toContainText('Run 3 deleted');
  expect(await grown()).toBeGreaterThan(30);
  await page.clock.fastForward(FREED_AFTER_MS);
  await expect(notice).toBeHidden();
  await expect.poll(grown).toBeLessThan(10);
});

/**
 * Records the most JSON values of a run's file that the page's own thread parsed at once, and what was on the screen
 * whenever a run was saved or read.
 */
async function noteSteps(page: Page): Promise<() => Promise<{ parsed: number; saves: string[] }>> {
  await page.addInitScript(() => {
    const steps = { parsed: 0, saves: [] as string[] };
    Object.assign(window, { steps });
    const count = (value: unknown): number =>
      typeof value === 'object' && value !== null
        ? Object.values(value).reduce((sum: number, held) => sum + count(held), 1)
        : 1;
    const { parse } = JSON;
    JSON.parse = (...args) => {
      const value = parse(...args);
      if (/^\{\s*"format":\s*"tweakbench-run"/.test(args[0])) steps.parsed = Math.max(steps.parsed, count(value));
      return value;
    };
    let painted = 'nothing';
    const look = () => {
      // From the last frame: this one is not painted yet.
      painted = document.querySelector('#results')?.textContent?.match(/answer \d+/)?.[0] ?? painted;
      requestAnimationFrame(() => setTimeout(look));
    };
    requestAnimationFrame(look);
    const send = window.fetch;
    window.fetch = (input, init) => {
      if (init?.method === 'PUT' && !String(input).endsWith('/lease')) steps.saves.push(`${painted} on the screen`);
      // Earlier runs, which may be large too, are not read back.
      else if (/\/runs\/[^/]+$/.test(String(input))) steps.saves.push('read');
      return send(input, init);
    };
  });
  return () => page.evaluate(() => Reflect.get(window, 'steps'));
}

/** Saves run 3, which the server refuses, as a file, and leaves the page, which asks first. Resolves with the path of the file. */
async function saveRefused(page: Page, info: TestInfo): Promise<string> {
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save run 3 as a file' }).click();
  const path = info.outputPath('run-3.json');
  await (await saved).saveAs(path);
  const accepted = page.waitForEvent('dialog').then((dialog) => dialog.accept());
  await page.reload();
  await accepted;
  return path;
}

test('a large run is shown before it is saved, and one that is too large for the server is saved as a file, without blocking the page', async ({
  bench,
  page,
  front,
}, info) => {
  test.slow();
  const steps = await noteSteps(page);
  await bench.open(front.url);
  await bench.keepOneInput();
  for (const number of [1, 2]) {
    front.answerRuns(answerOf(`A line of answer ${number}.\n`.repeat(100_000)));
    await bench.run();
    await bench.waitUntilSaved();
  }
  // Each at its start and at its end.
  const { saves } = await steps();
  expect(saves).toHaveLength(4);
  expect([saves[1], saves[3]]).toEqual(['answer 1 on the screen', 'answer 2 on the screen']);

  const note = 'x'.repeat(60);
  const rows = Array.from({ length: 160_000 }, (_, id) => ({ id, name: `Name ${id}`, note, isIn: true }));
  const result = dataResult(rows, ...OUTPUT);
  front.answerRuns(answerWith(200, replyOf([[result]])));
  await bench.run();
  // The page does not serialise a run that the server would not take.
  await expect(page.getByText('Run 3 is only in this tab: A run may have at most 50 MB')).toBeVisible();
  expect((await steps()).saves).toHaveLength(5);
  const path = await saveRefused(page, info);
  await expect(page.getByRole('list', { name: 'Runs' }).getByRole('listitem')).toHaveCount(2);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'All runs' }).click();
  await page.getByRole('button', { name: 'Open evidence file' }).click();
  await (await chooser).setFiles(path);
  await expect(bench.status).toHaveText('Run opened from run-3.json');
  await expect(page.getByText('Name 12', { exact: true })).toBeVisible();
  expect((await steps()).parsed).toBe(0);
});
