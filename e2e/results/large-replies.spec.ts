/** Very large replies. */
import type { Page } from '@playwright/test';
import { expect, test } from '../front-fixtures.ts';
import { dataResult, replyOf } from '../servers/recorded-results.ts';
import { answerWith, messageResult } from '../servers/run-answers.ts';

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

/** The most JSON values that the page itself has parsed of the file of a run, and that it gave the browser to store at once. */
async function countSteps(page: Page): Promise<(kind: 'parsed' | 'stored') => Promise<number>> {
  await page.addInitScript(() => {
    const steps: Record<string, number[]> = { parsed: [0], stored: [0] };
    Object.assign(window, { steps });
    const count = (value: unknown): number =>
      typeof value === 'object' && value !== null
        ? Object.values(value).reduce((sum: number, held) => sum + count(held), 1)
        : 1;
    const { parse } = JSON;
    JSON.parse = (...args) => {
      const value = parse(...args);
      if (args[0].startsWith('{"format":"tweakbench-run"')) steps.parsed?.push(count(value));
      return value;
    };
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (value, key) {
      steps.stored?.push(count(value));
      return put.call(this, value, key);
    };
  });
  return (kind) => page.evaluate((name) => Math.max(...Reflect.get(window, 'steps')[name]), kind);
}

/** What was read of the kept runs, and what was on the screen when one was kept. */
async function noteKeeping(page: Page): Promise<() => Promise<string[]>> {
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
  return () => page.evaluate(() => Reflect.get(window, 'noted').splice(0));
}

test('a large run is shown before it is saved, and no step over it is long: storing it, reading it back, opening its file', async ({
  bench,
  page,
  front,
}) => {
  test.slow();
  const longestStep = await countSteps(page);
  const noted = await noteKeeping(page);
  const saves: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PUT' && !request.url().endsWith('/lease')) saves.push(request.url());
  });
  await bench.open(front.url);
  await bench.keepOneInput();
  front.answerRuns(answerOf('small'));
  await bench.run();
  await bench.waitUntilSaved();
  const { run } = await (await page.request.get(saves[0] ?? '')).json();
  await noted();
  for (const number of [2, 3]) {
    front.answerRuns(answerOf(`A line of answer ${number}.\n`.repeat(100_000)));
    await bench.run();
    await expect(page.getByRole('button', { name: `Run ${number}`, exact: true })).toHaveAccessibleDescription(
      /Same request/,
    );
  }
  // A large run is kept in several parts, and earlier runs are not read back.
  expect([...new Set(await noted())]).toEqual(['kept with answer 2 on the screen', 'kept with answer 3 on the screen']);
  // Each at its start and at its end.
  await expect.poll(() => saves.length).toBe(6);

  const note = 'x'.repeat(60);
  const rows = Array.from({ length: 160_000 }, (_, id) => ({ id, name: `Name ${id}`, note, isIn: true }));
  const result = dataResult(rows, ...OUTPUT);
  front.answerRuns(answerWith(200, replyOf([[result]])));
  await bench.run();
  // It is not written out for a server that would not take it.
  await expect(page.getByText('Run 4 is kept in this browser: A run may have at most 50 MB')).toBeVisible();
  expect(saves).toHaveLength(7);
  const kept = await (await page.request.get('/workspace/v1/runs')).json();
  expect(kept.runs.map(({ number }: { number: number }) => number)).toEqual([3, 2, 1]);
  expect(await longestStep('stored')).toBeLessThan(rows.length);
  await page.reload();
  await expect(page.getByText('Name 12', { exact: true })).toBeVisible();
  run.id = 'from-a-file';
  run.inputs[0].outputs[0].result = result;
  await bench.dropFile('run.json', JSON.stringify({ format: 'tweakbench-run', version: 1, run }));
  await expect(bench.status).toHaveText('Run opened from run.json');
  await expect(page.getByText('Name 12', { exact: true })).toBeVisible();
  expect(await longestStep('stored')).toBeLessThan(rows.length);
  expect(await longestStep('parsed')).toBe(0);
});
