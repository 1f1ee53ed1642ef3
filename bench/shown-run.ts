/**
 * Measures, inside the page, how it shows a run: how soon, with how many nodes, how it scrolls, and whether the memory
 * is freed.
 */
import type { CDPSession, Page } from '@playwright/test';
import type { Figure } from './figure.ts';
import { heapOf, megabytes } from './heap.ts';
import type { Machine } from './machine.ts';
import { untilRunTakesPress } from './time-run.ts';

const PAINT_MS = 500;
const MAX_NODES = 4000;
const LONGEST_FRAME_MS = 100;
/** Pause before the first scroll, in ms: nobody starts to scroll sooner after an answer. */
const REACTION_MS = 250;
/** Share of a run's memory that may stay when another one is shown. */
const STAYING_SHARE = 0.2;
/** Smaller growth, in bytes, is normal for a page of this size. */
const NOISE = 5_000_000;
/** The page frees a run 15 s after it was last shown. */
const FREED_AFTER_MS = 17_000;
/** Timeout in ms, far beyond any target. */
const LONGEST_MS = 60_000;

/** Waits until the run with this number is over. */
export async function untilOver(page: Page, number: number): Promise<void> {
  // By number, because the status of the last run may stay until this one has begun.
  await page.getByRole('button', { name: `Run ${number}`, exact: true }).waitFor({ timeout: LONGEST_MS });
  await page.getByRole('button', { name: 'Stop', exact: true }).waitFor({ state: 'hidden', timeout: LONGEST_MS });
}

/**
 * Presses Run; ms from the last byte of the reply, as the browser reports it, to the paint that shows something of it.
 * The answer must be late enough for the page to show first that it waits.
 */
export async function timePaint(page: Page): Promise<number> {
  await untilRunTakesPress(page);
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
        // Wait until the last run is no longer shown.
        let isGone = false;
        const look = () => {
          const isThere = isShown();
          isGone ||= !isThere;
          const end = replyEnd();
          if (isGone && isThere && end !== undefined) {
            // The frame of this callback is painted before any later task.
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => done(performance.now() - end);
            return port2.postMessage(null);
          }
          if (performance.now() - began > longest) {
            const said = document.querySelector('[aria-label="Run status"]')?.textContent;
            return fail(new Error(`Nothing of the reply was shown; the page says "${said}"`));
          }
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

/** Scrolls the tallest area in 60 steps: the longest time between two paints, and the most nodes at any step. */
export async function scrollThrough(page: Page): Promise<{ slowestMs: number; nodes: number }> {
  await page.waitForTimeout(REACTION_MS);
  return page.evaluate(
    () =>
      new Promise<{ slowestMs: number; nodes: number }>((done, fail) => {
        const boxes = [...document.querySelectorAll('#results *')].filter(
          (box) => box.scrollHeight > box.clientHeight + 100 && getComputedStyle(box).overflowY !== 'visible',
        );
        const box = boxes.sort((left, right) => right.scrollHeight - left.scrollHeight)[0];
        if (!box) return fail(new Error('Nothing of the reply can be scrolled'));
        const countNodes = () => {
          const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
          let count = 0;
          while (walker.nextNode()) count += 1;
          return count;
        };
        let count = 0;
        let last = performance.now();
        let slowestMs = 0;
        let nodes = countNodes();
        const step = () => {
          const now = performance.now();
          if (count > 0) slowestMs = Math.max(slowestMs, now - last);
          last = now;
          count += 1;
          if (count > 60) return done({ slowestMs, nodes });
          box.scrollTop = (box.scrollHeight * count) / 60;
          if (count % 10 === 0) nodes = Math.max(nodes, countNodes());
          requestAnimationFrame(step);
          return undefined;
        };
        requestAnimationFrame(step);
        return undefined;
      }),
  );
}

/** Bytes in use some time after another run is opened. */
export async function heapWithout(page: Page, session: CDPSession, other: number): Promise<number> {
  await page.getByRole('button', { name: `Run ${other}`, exact: true }).click();
  await page.getByText(`Run #${other}, opened from history`).waitFor();
  await page.waitForTimeout(FREED_AFTER_MS);
  return heapOf(session);
}

interface ShownRun {
  what: string;
  paintMs: number;
  slowestMs: number;
  nodes: number;
  /** Bytes in use before the run, while it is shown, and while another one is shown. */
  heap: { before: number; shown: number; after: number };
}

export function figuresOf(
  machine: Machine,
  { what, paintMs, slowestMs, nodes, heap }: ShownRun,
  paint: string,
): Figure[] {
  const limits = { paint: machine.paintMs(PAINT_MS), frame: machine.paintMs(LONGEST_FRAME_MS) };
  const grown = Math.max(0, heap.shown - heap.before);
  const stays = Math.max(0, heap.after - heap.before);
  return [
    {
      what: `${what}: ${paint}`,
      measured: `${paintMs.toFixed(0)} ms`,
      target: `under ${limits.paint} ms`,
      isMet: paintMs < limits.paint,
    },
    {
      what: `${what}: most nodes in the document`,
      measured: String(nodes),
      target: `under ${MAX_NODES.toLocaleString('en')}`,
      isMet: nodes < MAX_NODES,
    },
    {
      what: `${what}: slowest of 60 frames while scrolling`,
      measured: `${slowestMs.toFixed(0)} ms`,
      target: `at most ${limits.frame} ms`,
      isMet: slowestMs <= limits.frame,
    },
    {
      what: `${what}: memory that stays when another run is shown`,
      measured: `${megabytes(stays)} of ${megabytes(grown)}`,
      target: 'at most 20 %, or 5 MB',
      isMet: stays <= Math.max(NOISE, grown * STAYING_SHARE),
    },
  ];
}
