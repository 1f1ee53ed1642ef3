/** Very large replies: time until something is shown, size of the document, memory that stays. */

import type { Page } from '@playwright/test';
import { BenchPage } from '../e2e/pages/bench-page.ts';
import { type FrontServer, startFront } from '../e2e/servers/front-server.ts';
import { dataResult, replyOf, type WireResult } from '../e2e/servers/recorded-results.ts';
import { answerWith, messageResult } from '../e2e/servers/run-answers.ts';
import { startTweakbench } from '../e2e/servers/tweakbench-server.ts';
import { errorMessage } from '../src/contract/error-message.ts';
import { openBrowser, openPage } from './browser.ts';
import { type Figure, median } from './figure.ts';
import { heapOf, megabytes } from './heap.ts';
import { LARGE_REPLIES, type LargeReply } from './large-reply-rows.ts';
import type { Machine } from './machine.ts';
import { figuresOf, heapWithout, scrollThrough, timePaint, untilOver } from './shown-run.ts';

const ANSWER_AFTER_MS = 1_000;
/** Runs of each reply; paints and slowest frames are medians of these. */
const RUNS = 3;

export async function largeReplies(machine: Machine): Promise<Figure[]> {
  const server = await startTweakbench();
  const front = await startFront(server.url);
  const browser = await openBrowser();
  try {
    const figures: Figure[] = [];
    for (const reply of LARGE_REPLIES) {
      const page = await openPage(browser);
      figures.push(...(await measure(machine, page, front, reply).catch((error: unknown) => [failed(reply, error)])));
      await page.context().close();
    }
    return figures;
  } finally {
    await browser.close();
    await front.close();
    await server.stop();
  }
}

/** A reply that is never shown is a failed row; the others are still measured. */
function failed({ what }: LargeReply, error: unknown): Figure {
  const [reason = ''] = errorMessage(error).split('\n');
  return { what, measured: reason, target: 'to be shown', isMet: false };
}

async function measure(
  machine: Machine,
  page: Page,
  front: FrontServer,
  { what, inputs, view, results }: LargeReply,
): Promise<Figure[]> {
  const all = results();
  const body = JSON.stringify(replyOf(all));
  const session = await page.context().newCDPSession(page);
  await page.goto(`${front.url}/?view=${view}`);
  await page.getByRole('textbox', { name: 'Input 1 value' }).waitFor();
  await page.locator('.monaco-editor .view-lines').waitFor();
  if (inputs > 1) await pasteInputs(page, inputs - 1);
  // First a small answer of the same kind, so that loading on demand is not measured.
  answerLater(
    front,
    JSON.stringify(replyOf([[messageResult('ChatOutput-n5FuZ', 'Chat Output', 'fine'), ...sampleOf(all)]])),
  );
  await timePaint(page);
  await untilOver(page, 1);
  const before = await heapOf(session);
  answerLater(front, body);
  const paints: number[] = [];
  const scrolls: number[] = [];
  let most = 0;
  let shown = before;
  while (paints.length < RUNS) {
    paints.push(await timePaint(page));
    await untilOver(page, paints.length + 1);
    if (view === 'tree') await page.getByRole('combobox', { name: 'Open to depth' }).selectOption('all');
    const { slowestMs, nodes } = await scrollThrough(page);
    scrolls.push(slowestMs);
    most = Math.max(most, nodes);
    if (paints.length === 1) shown = await heapOf(session);
  }
  const after = await heapWithout(page, session, 1);
  return figuresOf(
    machine,
    {
      what: `${what} (${megabytes(body.length)})`,
      paintMs: median(paints),
      slowestMs: median(scrolls),
      nodes: most,
      heap: { before, shown, after },
    },
    'first paint after the reply',
  );
}

/** The first result of the reply, cut down to a few rows, so that the same components are loaded for it. */
function sampleOf(all: readonly (readonly WireResult[])[]): WireResult[] {
  const [first] = all[0] ?? [];
  return first && JSON.stringify(first).length < 10_000 ? [first] : [dataResult([{ id: 1, name: 'one' }], 'Rows-0')];
}

/** Late enough for the page to show that it waits. */
function answerLater(front: FrontServer, body: string): void {
  front.answerRuns(async (request, response) => {
    await new Promise((done) => setTimeout(done, ANSWER_AFTER_MS));
    return answerWith(200, body)(request, response);
  });
}

async function pasteInputs(page: Page, count: number): Promise<void> {
  await new BenchPage(page).requestMenu('Paste inputs');
  const lines = Array.from({ length: count }, (_, index) => `question ${index + 1}`).join('\n');
  await page.getByRole('textbox', { name: 'Inputs, one per line or CSV' }).fill(lines);
  await page.getByRole('button', { name: 'Add inputs' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}
