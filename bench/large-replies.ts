/** Replies far too large to look at as a whole: how soon something of each stands, how much is drawn, what memory stays. */
import type { Page } from '@playwright/test';
import { type FrontServer, startFront } from '../e2e/servers/front-server.ts';
import { dataResult, replyOf, type WireResult } from '../e2e/servers/recorded-results.ts';
import { answerWith, messageResult } from '../e2e/servers/run-answers.ts';
import { startTweakbench } from '../e2e/servers/tweakbench-server.ts';
import { openBrowser, openPage } from './browser.ts';
import type { Figure } from './figure.ts';
import { heapOf, megabytes } from './heap.ts';
import { LARGE_REPLIES, type LargeReply } from './large-reply-rows.ts';

const PAINT_MS = 500;
const MOST_NODES = 4000;
/** What may stay of a run's memory when another one is shown. */
const KEPT_PART = 0.2;
/** Growth below this is no more than what a page of this size does by itself, in bytes. */
const NOISE = 5_000_000;
/** ms; whatever takes longer is missed by far. */
const LONGEST_MS = 30_000;
/** The page lets go of a run that nobody looks at after 15 s. */
const UNTIL_LET_GO_MS = 17_000;
const ANSWER_AFTER_MS = 1_000;

export async function largeReplies(): Promise<Figure[]> {
  const server = await startTweakbench();
  const front = await startFront(server.url);
  const browser = await openBrowser();
  try {
    const figures: Figure[] = [];
    for (const reply of LARGE_REPLIES) {
      const page = await openPage(browser);
      figures.push(...(await measure(page, front, reply).catch((error: unknown) => [failed(reply, error)])));
      await page.context().close();
    }
    return figures;
  } finally {
    await browser.close();
    await front.close();
    await server.stop();
  }
}

/** A reply that is never shown is a figure too, and the others are still measured. */
function failed({ what }: LargeReply, error: unknown): Figure {
  const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return { what, measured: reason, target: 'to be shown', isMet: false };
}

async function measure(page: Page, front: FrontServer, { what, inputs, view, results }: LargeReply): Promise<Figure[]> {
  const all = results();
  const body = JSON.stringify(replyOf(all));
  const session = await page.context().newCDPSession(page);
  await page.goto(`${front.url}/?view=${view}`);
  await page.getByRole('textbox', { name: 'Input 1 value' }).waitFor();
  await page.locator('.monaco-editor .view-lines').waitFor();
  if (inputs > 1) await pasteInputs(page, inputs - 1);
  // Once with a small answer of the same kind, so that what is loaded on demand is no part of the figures.
  answerLater(
    front,
    JSON.stringify(replyOf([[messageResult('ChatOutput-n5FuZ', 'Chat Output', 'fine'), ...sampleOf(all)]])),
  );
  await timePaint(page);
  await finish(page);
  const before = await heapOf(session);
  answerLater(front, body);
  const paint = await timePaint(page);
  await finish(page);
  if (view === 'tree') await page.getByRole('combobox', { name: 'Open to depth' }).selectOption('all');
  const slowest = await scrollFrames(page);
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
  const full = await heapOf(session);
  await page.getByRole('button', { name: 'Run 1', exact: true }).click();
  await page.waitForTimeout(UNTIL_LET_GO_MS);
  const grown = full - before;
  const stays = Math.max(0, (await heapOf(session)) - before);
  return [
    {
      what: `${what} (${megabytes(body.length)}): first paint after the reply`,
      measured: `${paint.toFixed(0)} ms`,
      target: `under ${PAINT_MS} ms`,
      isMet: paint < PAINT_MS,
    },
    {
      what: `${what}: nodes in the document`,
      measured: String(nodes),
      target: 'under 4,000',
      isMet: nodes < MOST_NODES,
    },
    {
      what: `${what}: slowest of 60 frames while scrolling`,
      measured: `${slowest.toFixed(0)} ms`,
      target: 'at most 100 ms',
      isMet: slowest <= 100,
    },
    {
      what: `${what}: memory that stays when another run is shown`,
      measured: `${megabytes(stays)} of ${megabytes(grown)}`,
      target: 'at most 20 %, or 5 MB',
      isMet: stays <= Math.max(NOISE, grown * KEPT_PART),
    },
  ];
}

/** The first result of the reply, cut down to a few rows, so that the same components are loaded for it. */
function sampleOf(all: readonly (readonly WireResult[])[]): WireResult[] {
  const [first] = all[0] ?? [];
  return first && JSON.stringify(first).length < 10_000 ? [first] : [dataResult([{ id: 1, name: 'one' }], 'Rows-0')];
}

/** Late enough for the page to have shown that it waits. */
function answerLater(front: FrontServer, body: string): void {
  front.answerRuns(async (request, response) => {
    await new Promise((done) => setTimeout(done, ANSWER_AFTER_MS));
    return answerWith(200, body)(request, response);
  });
}

async function pasteInputs(page: Page, count: number): Promise<void> {
  await page.getByRole('button', { name: 'Paste inputs' }).click();
  const lines = Array.from({ length: count }, (_, index) => `question ${index + 1}`).join('\n');
  await page.getByRole('textbox', { name: 'Inputs, one a line or CSV' }).fill(lines);
  await page.getByRole('button', { name: 'Add inputs' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

async function finish(page: Page): Promise<void> {
  const status = page.getByRole('status', { name: 'Run status' });
  await status.getByText(/^Run (finished|failed)/).waitFor({ timeout: LONGEST_MS });
}

/** Runs once; ms from the last byte of the reply, by the browser's own account, to the frame that shows something of it. */
function timePaint(page: Page): Promise<number> {
  return page.evaluate(
    (longest) =>
      new Promise<number>((done, fail) => {
        performance.clearResourceTimings();
        const button = [...document.querySelectorAll('button')].find(
          (item) => item.getAttribute('aria-label') === 'Run' || item.textContent?.startsWith('Run'),
        );
        if (!button) return fail(new Error('There is no Run button'));
        const began = performance.now();
        const shown = '[dir=auto], [aria-label^="Text of"] [data-index], td, [role=treeitem]';
        const isShown = () =>
          [...document.querySelectorAll('#results article, #results [role=tree]')].some((part) =>
            part.querySelector(shown),
          );
        const replyEnd = () =>
          performance
            .getEntriesByType('resource')
            .filter((entry): entry is PerformanceResourceTiming => entry.name.includes('/run/advanced/'))
            .at(-1)?.responseEnd;
        // What the run before left on screen has to go first.
        let isGone = false;
        const look = () => {
          isGone ||= !isShown();
          const end = replyEnd();
          if (isGone && end !== undefined && isShown()) return done(performance.now() - end);
          if (performance.now() - began > longest) return fail(new Error('Nothing of the reply was shown'));
          requestAnimationFrame(look);
          return undefined;
        };
        button.click();
        requestAnimationFrame(look);
        return undefined;
      }),
    LONGEST_MS,
  );
}

/** The longest time between two paints while what scrolls furthest runs from its start to its end. */
function scrollFrames(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((done, fail) => {
        const boxes = [...document.querySelectorAll('#results *')].filter(
          (box) => box.scrollHeight > box.clientHeight + 100 && getComputedStyle(box).overflowY !== 'visible',
        );
        const box = boxes.sort((left, right) => right.scrollHeight - left.scrollHeight)[0];
        if (!box) return fail(new Error('Nothing of the reply can be scrolled'));
        let count = 0;
        let last = performance.now();
        let slowest = 0;
        const step = () => {
          const now = performance.now();
          if (count > 0) slowest = Math.max(slowest, now - last);
          last = now;
          count += 1;
          if (count > 60) return done(slowest);
          box.scrollTop = (box.scrollHeight * count) / 60;
          requestAnimationFrame(step);
          return undefined;
        };
        requestAnimationFrame(step);
        return undefined;
      }),
  );
}
