/** Very large replies. */
import type { Page } from '@playwright/test';
import { expect, test } from './front-fixtures.ts';
import { replyOf } from './servers/recorded-results.ts';
import { answerWith, messageResult } from './servers/run-answers.ts';

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

test('the memory of a large run is freed when another one is shown, and that of its undo too', async ({
  bench,
  expectedConsole,
  page,
  front,
}) => {
  test.slow();
  // With all copies of its text, the large run is over the 50 MB that the server takes, so the browser keeps it.
  expectedConsole.push(/413/);
  await page.clock.install();
  await bench.open(front.url);
  await bench.keepOneInput();
  await expect(bench.editorLines).toBeVisible();
  front.answerRuns(answerOf('small'));
  await bench.run();
  const heap = await heapReader(page);
  const before = await heap();
  const grown = async () => (await heap()) - before;
  front.answerRuns(answerOf('A line of plain words that goes on.\n'.repeat(200_000)));
  await bench.run();
  await expect(page.getByText('of text, shown as plain lines.')).toBeVisible();
  expect(await grown()).toBeGreaterThan(30);
  for (const name of ['Table', 'Tree', 'Raw', 'Timeline', 'Stream']) {
    await page.getByRole('tab', { name, exact: true }).click();
    await expect(page.getByRole('tabpanel', { name })).not.toContainText('loaded');
  }
  await page.getByRole('button', { name: 'Run 1', exact: true }).click();
  await page.clock.fastForward(FREED_AFTER_MS);
  await expect.poll(grown).toBeLessThan(10);
  await bench.historyMenu(2, 'Delete');
  const notice = page.getByRole('region', { name: 'Notice' });
  await expect(notice).toContainText('Run 2 deleted');
  expect(await grown()).toBeGreaterThan(30);
  await page.clock.fastForward(FREED_AFTER_MS);
  await expect(notice).toBeHidden();
  await expect.poll(grown).toBeLessThan(10);
});

test('a large reply is shown before it is saved, and earlier runs are not read back', async ({
  bench,
  page,
  front,
}) => {
  await page.addInitScript(() => {
    const { get, put } = IDBObjectStore.prototype;
    const noted: string[] = [];
    Object.assign(window, { noted });
    let painted = 'nothing';
    const look = () => {
      // From the last frame: this one is not painted yet.
      painted = document.querySelector('#results')?.textContent?.match(/answer \d+/)?.[0] ?? painted;
      requestAnimationFrame(() => setTimeout(look));
    };
    requestAnimationFrame(look);
    IDBObjectStore.prototype.get = function (query) {
      if (this.name === 'runs') noted.push('read');
      return get.call(this, query);
    };
    IDBObjectStore.prototype.put = function (value, key) {
      if (this.name === 'runs') noted.push(`kept with ${painted} on the screen`);
      return put.call(this, value, key);
    };
  });
  await bench.open(front.url);
  await bench.keepOneInput();
  for (const number of [1, 2]) {
    front.answerRuns(answerOf(`A line of answer ${number}.\n`.repeat(100_000)));
    await bench.run();
    await expect(page.getByRole('button', { name: `Run ${number}`, exact: true })).toHaveAccessibleDescription(
      /tone, temperature|Same request/,
    );
  }
  expect(await page.evaluate(() => Reflect.get(window, 'noted'))).toEqual([
    'kept with answer 1 on the screen',
    'kept with answer 2 on the screen',
  ]);
});
