/** What the page adds to a small suite on the embedded server: its duration compared with the same requests from a script. */
import type { Page } from '@playwright/test';
import { keepSuite } from '../e2e/servers/keep-suite.ts';
import { type Figure, median } from './figure.ts';

const CASES = 20;
const AT_ONCE = 4;
const ROUNDS = 3;
const MAX_RATIO = 1.1;

/** The text of a suite up to its cases. */
export const SIZE_HEAD = `format: tweakbench-tests\nversion: 1\nname: Sizes\nflow: tone-switcher\nat-once: ${AT_ONCE}\n`;

/** Opens a suite, without a result, and waits until it can be run. */
export async function openSuite(page: Page, url: string, suite: string): Promise<void> {
  await page.goto(`${url}/?mode=tests&suite=${suite}&result=none`);
  await page.locator('header button[aria-label="Run all"]:not([aria-disabled="true"])').waitFor({ timeout: 60_000 });
}

/** Medians of running the cases in the page, and of sending the same bodies from a script in the page, as many at once. */
export async function suiteAgainstScript(page: Page, url: string): Promise<Figure> {
  const list = Array.from(
    { length: CASES },
    (_, at) => `  - {input: "Question ${at + 1}", checks: [{length: {min: 1, unit: words}}]}\n`,
  );
  const suite = await keepSuite(url, `${SIZE_HEAD}cases:\n${list.join('')}`, 'few');
  let sent: { path: string; body: string }[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/run/advanced/'))
      sent.push({ path: request.url(), body: request.postData() ?? '' });
  });
  await openSuite(page, url, suite);
  const inPage: number[] = [];
  const inScript: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    sent = [];
    const took = await timeSuite(page);
    const alone = await timeRequests(page, sent);
    if (round === 0) continue;
    inPage.push(took);
    inScript.push(alone);
  }
  const [own, script] = [median(inPage), median(inScript)];
  const ratio = own / script;
  return {
    what: `tests: ${CASES} cases on the embedded server, compared with the same requests from a script`,
    measured: `${ratio.toFixed(2)} (${own.toFixed(0)} ms to ${script.toFixed(0)} ms)`,
    target: `at most ${MAX_RATIO}`,
    isMet: ratio <= MAX_RATIO,
  };
}

/** ms from the press on Run all until the status says that all is done, on the page's clock. */
async function timeSuite(page: Page): Promise<number> {
  const button = page.locator('header button[aria-label="Run all"]:not([aria-disabled="true"])');
  await button.waitFor();
  return button.evaluate(
    (run) =>
      new Promise<number>((done) => {
        const status = document.querySelector('[role=status][aria-label="Run status"]');
        const start = performance.now();
        let hasBegun = false;
        const look = () => {
          const text = status?.textContent ?? '';
          if (text.endsWith('started')) hasBegun = true;
          if (hasBegun && text.startsWith('Done')) done(performance.now() - start);
          else requestAnimationFrame(look);
        };
        if (run instanceof HTMLElement) run.click();
        look();
      }),
  );
}

function timeRequests(page: Page, requests: { path: string; body: string }[]): Promise<number> {
  return page.evaluate(
    async ([all, atOnce]) => {
      const start = performance.now();
      let next = 0;
      const work = async () => {
        for (let one = all[next++]; one; one = all[next++]) {
          const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
          await (await fetch(one.path, { method: 'POST', headers, body: one.body })).text();
        }
      };
      await Promise.all(Array.from({ length: atOnce }, work));
      return performance.now() - start;
    },
    [requests, AT_ONCE] as const,
  );
}
