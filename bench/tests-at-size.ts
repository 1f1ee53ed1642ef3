/** Tests at their sizes: a suite of 50,000 cases that runs while it is scrolled, and a small one on the embedded server. */
import { text as readText } from 'node:stream/consumers';
import type { Page } from '@playwright/test';
import { startFront } from '../e2e/servers/front-server.ts';
import { keepRows, keepSuite } from '../e2e/servers/keep-suite.ts';
import { messageResult } from '../e2e/servers/run-answers.ts';
import { startTweakbench } from '../e2e/servers/tweakbench-server.ts';
import { openBrowser, openPage } from './browser.ts';
import { type Figure, median } from './figure.ts';
import type { Machine } from './machine.ts';
import { openSuite, SIZE_HEAD, suiteAgainstScript } from './suite-against-script.ts';

const CASES = 50_000;
/** As many as a suite may have, besides the flow itself. */
const VARIANTS = 12;
/** ms. */
const LIMITS = { begin: 2_000, frame: 100, result: 100 };
const MAX_NODES = 4_000;
/** The server answers after so many ms, so that what is measured is the page, not a flood of answers. */
const ANSWER_MS = 40;

export async function testsAtSize(machine: Machine): Promise<Figure[]> {
  const server = await startTweakbench();
  const front = await startFront(server.url);
  const browser = await openBrowser();
  try {
    const answered = new Map<string, number>();
    front.answerRuns(async (request, response) => {
      const body = await readText(request);
      const text: string = JSON.parse(body).inputs[0].input_value;
      await new Promise((done) => setTimeout(done, ANSWER_MS));
      const result = messageResult('ChatOutput-y6Ws3', 'Chat Output', `An answer to ${text}, in a few words.`);
      response.writeHead(200, { 'content-type': 'application/json' });
      if (!answered.has(text)) answered.set(text, Date.now());
      response.end(
        JSON.stringify({ session_id: 's', outputs: [{ inputs: { input_value: text }, outputs: [result] }] }),
      );
    });
    const rows = Array.from({ length: CASES }, (_, at) => [`Question ${at + 1} of a file`, `answer to ${at}`]);
    const file = await keepRows(server.url, 'many.csv', ['question', 'gold'], rows);
    const variants = Array.from(
      { length: VARIANTS },
      (_, at) => `  - {name: Words ${at}, tweaks: {Tone Prompt: {tone: "tone ${at}"}}}\n`,
    );
    const cases =
      'cases:\n  - {file: many.csv, columns: {question: input, gold: expected}, checks: [contains: answer]}\n';
    const many = await keepSuite(server.url, `${SIZE_HEAD}${cases}`, 'many', { 'many.csv': file });
    const wide = await keepSuite(server.url, `${SIZE_HEAD}variants:\n${variants.join('')}${cases}`, 'wide', {
      'many.csv': file,
    });
    const page = await openPage(browser);
    // First a run of a few, so that loading on demand is not measured.
    await openSuite(page, front.url, many);
    await runAll(page, 'Run the first 50 cases');
    await untilOver(page);
    const begun = front.runs;
    answered.clear();
    await openSuite(page, front.url, many);
    await runAll(page, null);
    const dialog = page.getByRole('button', { name: /^Send / });
    const shown = shownResults(page);
    const start = performance.now();
    await dialog.click();
    while (front.runs === begun) await new Promise((done) => setTimeout(done, 5));
    const begin = performance.now() - start;
    const delay = delayOf(await shown, answered);
    const one = await scroll(page);
    await stop(page);
    await openSuite(page, front.url, wide);
    await runAll(page, 'Send 650,000 requests');
    await page.locator('[role=gridcell][data-state=passed]').first().waitFor();
    const twelve = await scroll(page);
    await stop(page);
    const frameLimit = machine.paintMs(LIMITS.frame);
    return [
      {
        what: `tests: ${count(CASES)} cases of a file, from Run all to the first request`,
        measured: `${begin.toFixed(0)} ms`,
        target: `within ${machine.scriptMs(LIMITS.begin)} ms`,
        isMet: begin <= machine.scriptMs(LIMITS.begin),
      },
      {
        what: `tests: scrolling ${count(CASES)} cases while they run, the slowest frame`,
        measured: `${one.slowestMs.toFixed(0)} ms`,
        target: `at most ${frameLimit} ms`,
        isMet: one.slowestMs <= frameLimit,
      },
      {
        what: `tests: the same with ${VARIANTS} variants`,
        measured: `${twelve.slowestMs.toFixed(0)} ms`,
        target: `at most ${frameLimit} ms`,
        isMet: twelve.slowestMs <= frameLimit,
      },
      {
        what: 'tests: a result on screen after its reply',
        measured: `${delay.toFixed(0)} ms`,
        target: `within ${machine.paintMs(LIMITS.result)} ms`,
        isMet: delay <= machine.paintMs(LIMITS.result),
      },
      {
        what: `tests: nodes of the document, ${count(CASES)} cases with ${VARIANTS} variants`,
        measured: count(Math.max(one.nodes, twelve.nodes)),
        target: `under ${count(MAX_NODES)}`,
        isMet: Math.max(one.nodes, twelve.nodes) < MAX_NODES,
      },
      await suiteAgainstScript(await openPage(browser), server.url),
    ];
  } finally {
    await browser.close();
    await front.close();
    await server.stop();
  }
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}

async function runAll(page: Page, answer: string | null): Promise<void> {
  await page.getByRole('button', { name: 'Run all', exact: true }).click();
  if (answer !== null) await page.getByRole('button', { name: answer }).click();
}

async function stop(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await untilOver(page);
}

function untilOver(page: Page): Promise<void> {
  return page
    .getByRole('status', { name: 'Run status' })
    .filter({ hasText: /^Done|have run$/ })
    .waitFor({ timeout: 60_000 });
}

/** When each of the first cells has passed, by its name: the last time that it did, because another result was shown before. */
function shownResults(page: Page): Promise<[string, number][]> {
  return page.evaluate(
    () =>
      new Promise<[string, number][]>((done) => {
        const passed = new Map<string, number>();
        const begun = performance.now();
        const look = () => {
          for (const cell of document.querySelectorAll('[role=gridcell]')) {
            const name = cell.getAttribute('aria-label')?.split(':')[0] ?? '';
            const isPassed = cell.getAttribute('data-state') === 'passed';
            if (!isPassed) passed.delete(name);
            else if (!passed.has(name)) passed.set(name, Date.now());
          }
          if (performance.now() - begun > 5_000) done([...passed]);
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}

/** Median ms from sending the end of a reply to the paint of its cell; same machine, same clock. */
function delayOf(shown: readonly [string, number][], answered: ReadonlyMap<string, number>): number {
  const delays = shown.flatMap(([name, at]) => {
    const sent = answered.get(`Question ${/\d+/.exec(name)?.[0]} of a file`);
    return sent === undefined ? [] : [at - sent];
  });
  return median(delays);
}

/**
 * Scrolls by the wheel for some seconds, and drags the scroll bar to far rows: the longest time between two frames, in
 * ms, and the most nodes.
 */
async function scroll(page: Page): Promise<{ slowestMs: number; nodes: number }> {
  const grid = page.getByRole('grid', { name: 'Test results' });
  await grid.hover();
  const measured = page.evaluate(
    () =>
      new Promise<{ slowestMs: number; nodes: number }>((done) => {
        const scroller = document.querySelector('[role=grid]')?.parentElement;
        const begun = performance.now();
        let [last, slowestMs, nodes, frames] = [begun, 0, 0, 0];
        const frame = () => {
          const now = performance.now();
          slowestMs = Math.max(slowestMs, now - last);
          last = now;
          frames += 1;
          if (frames % 20 === 0) nodes = Math.max(nodes, document.getElementsByTagName('*').length);
          // Beside the wheel, a drag of the scroll bar.
          if (scroller && frames % 45 === 0)
            scroller.scrollTop = ((frames * 7919) % 1000) * (scroller.scrollHeight / 1000);
          if (now - begun > 6_000) done({ slowestMs, nodes });
          else requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
  );
  for (let turn = 0; turn < 40; turn += 1) {
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(100);
  }
  return measured;
}
