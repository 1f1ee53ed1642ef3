/** 50,000 stream frames in the Stream view: when its first rows stand, how much is in the document, what is given back. */
import type { Page } from '@playwright/test';
import { startFront } from '../e2e/servers/front-server.ts';
import { answerStream } from '../e2e/servers/run-answers.ts';
import { startTweakbench } from '../e2e/servers/tweakbench-server.ts';
import { openBrowser, openPage } from './browser.ts';
import type { Figure } from './figure.ts';
import { heapOf, megabytes } from './heap.ts';

const TOKENS = 50_000;
const PAINT_MS = 500;
const MOST_NODES = 4000;
/** What may stay of the run's memory when another run is shown. */
const KEPT_PART = 0.2;
/** The page lets go of a run that nobody looks at after 15 s. */
const UNTIL_LET_GO_MS = 17_000;

function* words(): Generator<string> {
  for (let index = 0; index < TOKENS; index += 1) yield index % 40 === 39 ? `w${index}.\n\n` : `w${index} `;
}

export async function streamView(): Promise<Figure[]> {
  const server = await startTweakbench();
  const front = await startFront(server.url);
  const browser = await openBrowser();
  try {
    const page = await openPage(browser);
    const session = await page.context().newCDPSession(page);
    await page.goto(front.url);
    await page.getByRole('textbox', { name: 'Input 1 value' }).waitFor();
    await page.locator('.monaco-editor .view-lines').waitFor();
    const place = { component: 'ChatOutput-n5FuZ', displayName: 'Chat Output', ending: 'complete' } as const;
    // Once with a small run, so that what is loaded on demand is no part of the figures.
    front.answerRuns(answerStream({ chunks: ['fine'], ...place }));
    await run(page);
    await openStream(page);
    await page.getByRole('tab', { name: 'Answer', exact: true }).click();
    const before = await heapOf(session);
    front.answerRuns(answerStream({ chunks: { [Symbol.iterator]: words }, ...place }));
    await run(page);
    const paintMs = await openStream(page);
    await page.getByText(/^50,00\d frames$/).waitFor({ timeout: 60_000 });
    const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
    const slowest = await scrollFrames(page);
    const full = await heapOf(session);
    await page.getByRole('button', { name: 'Run 1', exact: true }).click();
    await page.getByText('1 input').first().waitFor();
    await page.waitForTimeout(UNTIL_LET_GO_MS);
    const after = await heapOf(session);
    const kept = Math.max(0, after - before) / Math.max(1, full - before);
    return [
      {
        what: '50,000 stream frames: first rows after the Stream view is opened',
        measured: `${paintMs.toFixed(0)} ms`,
        target: 'under 500 ms',
        isMet: paintMs < PAINT_MS,
      },
      {
        what: '50,000 stream frames: nodes in the document',
        measured: String(nodes),
        target: 'under 4,000',
        isMet: nodes < MOST_NODES,
      },
      {
        what: '50,000 stream frames: slowest of 60 frames while scrolling',
        measured: `${slowest.toFixed(0)} ms`,
        target: 'at most 100 ms',
        isMet: slowest <= 100,
      },
      {
        what: '50,000 stream frames: memory that stays when another run is shown',
        measured: `${(kept * 100).toFixed(0)} % of ${megabytes(full - before)}`,
        target: 'at most 20 %',
        isMet: kept <= KEPT_PART,
      },
    ];
  } finally {
    await browser.close();
    await front.close();
    await server.stop();
  }
}

async function run(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('button', { name: 'Stop', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Run', exact: true }).waitFor({ timeout: 120_000 });
}

/** ms from the press of the tab until a row of frames stands, on the page's clock. */
function openStream(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((done, fail) => {
        const tab = [...document.querySelectorAll<HTMLElement>('[role=tab]')].find(
          ({ textContent }) => textContent === 'Stream',
        );
        if (!tab) return fail(new Error('There is no Stream tab'));
        const start = performance.now();
        tab.click();
        const look = () => {
          if (document.querySelector('[role=grid] [role=gridcell]')) done(performance.now() - start);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
        return undefined;
      }),
  );
}

/** The longest time between two paints while the list runs from its start to its end. */
function scrollFrames(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        const grid = document.querySelector('[role=grid]');
        let count = 0;
        let last = performance.now();
        let slowest = 0;
        const step = () => {
          const now = performance.now();
          if (count > 0) slowest = Math.max(slowest, now - last);
          last = now;
          count += 1;
          if (count > 60 || !grid) return done(slowest);
          grid.scrollTop = (grid.scrollHeight * count) / 60;
          requestAnimationFrame(step);
          return undefined;
        };
        requestAnimationFrame(step);
      }),
  );
}
