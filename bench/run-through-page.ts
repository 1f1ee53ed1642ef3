/**
 * What the page adds to a run: its duration compared with the same fetch in a script, and the delay until the first
 * text is painted.
 */
import type { Page } from '@playwright/test';
import { startFront } from '../e2e/servers/front-server.ts';
import { answerStream } from '../e2e/servers/run-answers.ts';
import { startTweakbench } from '../e2e/servers/tweakbench-server.ts';
import { openBrowser, openPage } from './browser.ts';
import { type Figure, median } from './figure.ts';
import type { Machine } from './machine.ts';
import { timeRun } from './time-run.ts';

const RUNS = 5;
const FIRST_TEXT_MS = 80;

/** The same request from a script in the page: ms until the last byte. */
async function timeFetch(page: Page, path: string, body: string): Promise<number> {
  return page.evaluate(
    async ([url, text]) => {
      const start = performance.now();
      const response = await fetch(url ?? '', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        body: text ?? '',
      });
      await response.text();
      return performance.now() - start;
    },
    [path, body],
  );
}

export async function runThroughPage(machine: Machine): Promise<Figure[]> {
  const server = await startTweakbench();
  const front = await startFront(server.url);
  const browser = await openBrowser();
  try {
    const page = await openPage(browser);
    let sent: { path: string; body: string } | null = null;
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().includes('/run/advanced/'))
        sent = { path: request.url(), body: request.postData() ?? '' };
    });
    await page.goto(server.url);
    await page.getByRole('textbox', { name: 'Input 1 value' }).waitFor();
    await timeRun(page);
    const throughPage: number[] = [];
    const inScript: number[] = [];
    for (let count = 0; count < RUNS; count += 1) {
      throughPage.push(await timeRun(page));
      const { path, body } = sent ?? { path: '', body: '' };
      inScript.push(await timeFetch(page, path, body));
    }
    const ratio = median(throughPage) / median(inScript);
    const late = await firstTextDelay(await openPage(browser), front);
    return [
      {
        what: 'a run through the page compared with the same fetch in a script',
        measured: `${ratio.toFixed(2)} (${median(throughPage).toFixed(0)} ms to ${median(inScript).toFixed(0)} ms)`,
        target: 'at most 1.1',
        isMet: ratio <= 1.1,
      },
      {
        what: 'first text on screen after its frame',
        measured: `${late.toFixed(0)} ms`,
        target: `within ${machine.paintMs(FIRST_TEXT_MS)} ms`,
        isMet: late <= machine.paintMs(FIRST_TEXT_MS),
      },
    ];
  } finally {
    await browser.close();
    await front.close();
    await server.stop();
  }
}

/** Median ms from sending the first text frame to its paint in the page, after one warm-up run; same machine, same clock. */
async function firstTextDelay(page: Page, front: Awaited<ReturnType<typeof startFront>>): Promise<number> {
  let marker = '';
  let sentAt = 0;
  front.answerRuns((request, response) => {
    sentAt = Date.now();
    const script = { chunks: [`${marker} `], component: 'ChatOutput-n5FuZ', displayName: 'Chat Output' };
    return answerStream({ ...script, ending: 'silent' })(request, response);
  });
  await page.goto(front.url);
  await page.getByRole('textbox', { name: 'Input 1 value' }).waitFor();
  const delays: number[] = [];
  for (let count = 0; count <= RUNS; count += 1) {
    // A new word each time, because the last answer is still on screen.
    marker = `marker-${count}`;
    const shown = page.evaluate(
      (text) =>
        new Promise<number>((done) => {
          const look = () => {
            if (document.querySelector('article')?.textContent?.includes(text)) done(Date.now());
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        }),
      marker,
    );
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    const delay = (await shown) - sentAt;
    if (count > 0) delays.push(delay);
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
  }
  return median(delays);
}
