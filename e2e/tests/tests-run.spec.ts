/** Suites that run while pages are reloaded, closed or doubled: each cell has one result, and nothing is sent twice. */
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from '../front-fixtures.ts';
import { saveData } from '../pages/save-data.ts';
import { echoRows } from '../servers/echo-rows.ts';
import type { FrontServer } from '../servers/front-server.ts';
import { keepSuite, passedCells, resultsOf, suiteOf } from '../servers/keep-suite.ts';

const CASES = 40;
/** The cases are answered in parts of this size: the first at once, the others when the story says so. */
const PART = 10;
const AT_ONCE = 2;
const LIST = Array.from({ length: CASES }, (_, at) => `  - {input: "${at}", expected: "echo ${at}", checks: [equals]}`);
const SUITE = suiteOf('two-inputs', `at-once: ${AT_ONCE}\ncases:\n${LIST.join('\n')}\n`);

/** `seen` counts the requests for each case. Each call of `goOn` lets one more part be answered. */
function answerInParts(front: FrontServer): { seen: Map<string, number>; goOn: () => void } {
  const seen = new Map<string, number>();
  const starts: (() => void)[] = [];
  const parts = [1, 2, 3].map(() => new Promise<void>((done) => starts.push(done)));
  front.answerRuns(echoRows(seen, (text) => parts[Math.floor(Number(text) / PART) - 1]));
  return { seen, goOn: () => starts.shift()?.() };
}

async function runAll(page: Page, url: string, suite: string): Promise<void> {
  // Shows the suite as it is set up now; a run then shows its new result at once.
  await page.goto(`${url}/tests/${suite}/none`);
  await page.getByRole('button', { name: 'Run all', exact: true }).click();
}

/** Opens the result in a new tab and runs what is left of it. */
async function runRest(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await saveData(page);
  await page.goto(address);
  await page.getByRole('button', { name: 'Run the rest' }).click();
  return page;
}

async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
}

test('a suite runs in one tab at a time, and offers to run only the rest after a reload, after a crash and on another machine', async ({
  browser,
  page,
  context,
  expectedConsole,
  front,
  server,
}) => {
  expectedConsole.push(/Failed to load resource/);
  const { seen, goOn } = answerInParts(front);
  const suite = await keepSuite(server.url, SUITE);
  await runAll(page, front.url, suite);
  await expect.poll(() => passedCells(server.url, suite)).toBe(PART);
  await expect(page.getByRole('gridcell', { name: 'Case 1, Flow: passed' })).toBeVisible();

  const later = await context.newPage();
  await saveData(later);
  await later.goto(`${front.url}/tests/${suite}`);
  await expect(later.getByText('This suite runs in another tab.').first()).toBeVisible();
  await later.close();

  await expect.poll(() => seen.size).toBe(PART + AT_ONCE);
  // What has arrived of an answer is in its cell already.
  await expect(page.getByRole('gridcell', { name: `Case ${PART + 1}, Flow: running` })).toContainText(/Running.*echo/);
  await page.reload();
  await page.getByRole('button', { name: 'Run the rest' }).click();
  goOn();
  await expect.poll(() => passedCells(server.url, suite)).toBe(2 * PART);
  await expect.poll(() => seen.size).toBe(2 * PART + AT_ONCE);

  const [result] = await resultsOf(server.url, suite);
  const address = `${front.url}/tests/${suite}/${result?.id}`;
  await crash(page);
  const afterCrash = await runRest(context, address);
  goOn();
  await expect.poll(() => passedCells(server.url, suite)).toBe(3 * PART);
  await expect.poll(() => seen.size).toBe(3 * PART + AT_ONCE);

  const elsewhere = await browser.newContext();
  await afterCrash.goto('about:blank');
  await runRest(elsewhere, address);
  goOn();
  await expect.poll(() => passedCells(server.url, suite)).toBe(CASES);
  await expect.poll(async () => (await resultsOf(server.url, suite)).map(({ status }) => status)).toEqual(['ended']);
  await elsewhere.close();
  // Only the cells that were under way when their page was left are sent again. Requests that are sent at once arrive
  // in any order.
  expect(seen.size).toBe(CASES);
  const again = [...seen].filter(([, times]) => times > 1).sort(([left], [right]) => Number(left) - Number(right));
  const cut = [1, 2, 3].flatMap((part) => [part * PART, part * PART + 1]);
  expect(again).toEqual(cut.map((at) => [`${at}`, 2]));
});
