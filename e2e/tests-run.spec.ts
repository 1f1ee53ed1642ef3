/** Suites that run while pages are reloaded, closed or doubled: each cell has one result, and nothing is sent twice. */
import type { Page } from '@playwright/test';
import { expect, test } from './front-fixtures.ts';
import { echoRows } from './servers/echo-rows.ts';
import type { FrontServer } from './servers/front-server.ts';
import { keepSuite, passedCells, resultsOf, suiteOf } from './servers/keep-suite.ts';

const CASES = 30;
/** So many cases are answered at once, the others when the story says so. */
const AT_FIRST = 10;
const AT_ONCE = 2;
const LIST = Array.from({ length: CASES }, (_, at) => `  - {input: "${at}", expected: "echo ${at}", checks: [equals]}`);
const SUITE = suiteOf('two-inputs', `at-once: ${AT_ONCE}\ncases:\n${LIST.join('\n')}\n`);

/** `seen` counts how often each case was asked. */
function answerInTwoParts(front: FrontServer): { seen: Map<string, number>; goOn: () => void } {
  const seen = new Map<string, number>();
  let goOn = () => {};
  const second = new Promise<void>((done) => {
    goOn = done;
  });
  front.answerRuns(echoRows(seen, (text) => (Number(text) < AT_FIRST ? undefined : second)));
  return { seen, goOn };
}

async function runAll(page: Page, url: string, suite: string): Promise<void> {
  // With what is set up now, in place of which the new result is shown at once.
  await page.goto(`${url}/tests/${suite}/none`);
  await page.getByRole('button', { name: 'Run all', exact: true }).click();
}

/** Only what was under way when its page was left is asked again. */
function expectOnce(seen: ReadonlyMap<string, number>): void {
  expect(seen.size).toBe(CASES);
  const again = [...seen].filter(([, times]) => times > 1);
  expect(again).toEqual([
    [`${AT_FIRST}`, 2],
    [`${AT_FIRST + 1}`, 2],
  ]);
}

test.beforeEach(({ expectedConsole }) => {
  expectedConsole.push(/Failed to load resource/);
});

test('a suite goes on after a reload, and another tab neither runs it too nor stops it', async ({
  page,
  context,
  front,
  server,
}) => {
  const { seen, goOn } = answerInTwoParts(front);
  const suite = await keepSuite(server.url, SUITE);
  await runAll(page, front.url, suite);
  await expect.poll(() => passedCells(server.url, suite)).toBe(AT_FIRST);
  await expect(page.getByRole('gridcell', { name: 'Case 1, Flow: passed' })).toBeVisible();

  const other = await context.newPage();
  await other.goto(`${front.url}/tests/${suite}`);
  await expect(other.getByText('This suite runs in another tab.').first()).toBeVisible();
  await other.close();

  await expect.poll(() => seen.size).toBe(AT_FIRST + AT_ONCE);
  // What has arrived of an answer is in its cell already.
  await expect(page.getByRole('gridcell', { name: `Case ${AT_FIRST + 1}, Flow: running` })).toContainText(
    /Running.*echo/,
  );
  await page.reload();
  await expect(page.getByText('Went on after a reload, 2 cells were sent again.')).toBeVisible();
  goOn();
  await expect.poll(() => passedCells(server.url, suite)).toBe(CASES);
  await expect.poll(async () => (await resultsOf(server.url, suite)).map(({ status }) => status)).toEqual(['ended']);
  expectOnce(seen);
});

test('a run whose page was closed is offered to another page, which sends only the rest', async ({
  page,
  context,
  front,
  server,
}) => {
  const { seen, goOn } = answerInTwoParts(front);
  const suite = await keepSuite(server.url, SUITE);
  const first = await context.newPage();
  await runAll(first, front.url, suite);
  await expect.poll(() => passedCells(server.url, suite)).toBe(AT_FIRST);
  await expect.poll(() => seen.size).toBe(AT_FIRST + AT_ONCE);
  await first.close();

  goOn();
  const [result] = await resultsOf(server.url, suite);
  await page.goto(`${front.url}/tests/${suite}/${result?.id}`);
  await page.getByRole('button', { name: 'Run the rest' }).click();
  await expect.poll(() => passedCells(server.url, suite)).toBe(CASES);
  expect(await resultsOf(server.url, suite)).toHaveLength(1);
  expectOnce(seen);
});
