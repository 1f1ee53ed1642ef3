/** 50,000 frames in JSON: time until its first rows are shown, size of the document, memory freed. */
import type { Page } from '@playwright/test';
import { startFront } from '../e2e/servers/front-server.ts';
import { answerStream } from '../e2e/servers/run-answers.ts';
import { startTweakbench } from '../e2e/servers/tweakbench-server.ts';
import { openBrowser, openPage } from './browser.ts';
import { type Figure, median } from './figure.ts';
import { heapOf } from './heap.ts';
import type { Machine } from './machine.ts';
import { figuresOf, heapWithout, scrollThrough, untilOver } from './shown-run.ts';

const TOKENS = 50_000;
const OPENINGS = 3;

function* tokens(): Generator<string> {
  for (let index = 0; index < TOKENS; index += 1) yield index % 40 === 39 ? `w${index}.\n\n` : `w${index} `;
}

export async function framesView(machine: Machine): Promise<Figure[]> {
  const server = await startTweakbench();
  const front = await startFront(server.url);
  const browser = await openBrowser();
  try {
    const page = await openPage(browser);
    const session = await page.context().newCDPSession(page);
    await page.goto(front.url);
    await page.getByRole('textbox', { name: 'Input 1 value' }).waitFor();
    await page.locator('.monaco-editor .view-lines').waitFor();
    const output = { component: 'ChatOutput-n5FuZ', displayName: 'Chat Output', ending: 'complete' } as const;
    // First a small run, so that loading on demand is not measured.
    front.answerRuns(answerStream({ chunks: ['fine'], ...output }));
    await run(page, 1);
    await openFrames(page);
    await openAnswer(page);
    const before = await heapOf(session);
    front.answerRuns(answerStream({ chunks: { [Symbol.iterator]: tokens }, ...output }));
    await run(page, 2);
    const openings: number[] = [];
    while (openings.length < OPENINGS) {
      await openAnswer(page);
      openings.push(await openFrames(page));
    }
    await page.getByText(/^50,00\d frames$/).waitFor({ timeout: 60_000 });
    const { slowestMs, nodes } = await scrollThrough(page);
    const shown = await heapOf(session);
    const after = await heapWithout(page, session, 1);
    return figuresOf(
      machine,
      { what: '50,000 stream frames', paintMs: median(openings), slowestMs, nodes, heap: { before, shown, after } },
      'first rows after JSON and its frames are opened',
    );
  } finally {
    await browser.close();
    await front.close();
    await server.stop();
  }
}

async function run(page: Page, number: number): Promise<void> {
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await untilOver(page, number);
}

async function openAnswer(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Answer', exact: true }).click();
  await page.getByRole('article').first().waitFor();
}

/** Milliseconds from the click on the tab, and on Frames, to the paint of a row, on the page's clock. */
function openFrames(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((done, fail) => {
        const tab = document.querySelector<HTMLElement>('#results [role=tab][id$="-json"]');
        if (!tab) return fail(new Error('There is no JSON tab'));
        const start = performance.now();
        tab.click();
        const look = () => {
          document.querySelector<HTMLElement>('#results input[value=frames]:not(:checked)')?.click();
          if (!document.querySelector('[role=grid] [role=gridcell]')) return void requestAnimationFrame(look);
          // The frame of this callback is painted before any later task.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done(performance.now() - start);
          return port2.postMessage(null);
        };
        requestAnimationFrame(look);
        return undefined;
      }),
  );
}
