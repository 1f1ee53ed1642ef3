/** Inside of a long run: time from the press of its tab until its list is painted, and how 2,000 calls open and scroll. */
import type { Page } from '@playwright/test';
import { type FrontServer, type RunAnswer, startFront } from '../e2e/servers/front-server.ts';
import { largeFlow } from '../e2e/servers/large-flow.ts';
import { messageResult, writeEvent } from '../e2e/servers/run-answers.ts';
import { startTweakbench } from '../e2e/servers/tweakbench-server.ts';
import { openBrowser, openPage } from './browser.ts';
import { type Figure, median } from './figure.ts';
import type { Machine } from './machine.ts';
import { scrollThrough, untilOver } from './shown-run.ts';
import { untilRunTakesPress } from './time-run.ts';

const COMPONENTS = 60;
const PAINTED_MS = 300;
const CALLS = 2_000;
const OPENED_MS = 500;
const LONGEST_FRAME_MS = 100;
/** Paints are medians of these. */
const OPENINGS = 5;
const LONGEST_MS = 60_000;

const nameOf = (index: number) => (index === 0 ? 'ChatInput-0' : `Part-${index}`);

/** Every component reports a received text and what it gave; the last one calls a model that often. */
function answerParts(calls: number): RunAnswer {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    writeEvent(response, { event: 'run-start', at: 0, session_id: 's', inputs: 1 });
    writeEvent(response, { event: 'input-start', at: 0, input: 0, inputs: {} });
    for (let index = 0; index < COMPONENTS; index += 1) {
      const [component, at] = [nameOf(index), index * 10];
      const received = { input_value: `What component ${index} received. `.repeat(20), field_0: 0, field_1: 1 };
      writeEvent(response, { event: 'component-start', at, input: 0, component });
      writeEvent(response, { event: 'component-values', at, input: 0, component, display_name: component, received });
      for (let number = 0; index === COMPONENTS - 1 && number < calls; number += 1) {
        const call = {
          ...{
            id: `c${number}`,
            kind: number % 2 === 0 ? 'model' : 'tool',
            name: number % 2 === 0 ? 'demo' : 'find_order',
          },
          ...{ startMs: at + number, endMs: at + number + 1, messages: [{ role: 'user', text: `Order ${number}?` }] },
        };
        writeEvent(response, { event: 'component-values', at: at + number, input: 0, component, call });
      }
      const end = at + (index === COMPONENTS - 1 ? calls + 9 : 9);
      const gave = { output: `What component ${index} gave` };
      writeEvent(response, { event: 'component-values', at: end, input: 0, component, gave });
      writeEvent(response, { event: 'component-end', at: end, input: 0, component });
    }
    const at = COMPONENTS * 10 + calls;
    const last = nameOf(COMPONENTS - 1);
    writeEvent(response, {
      event: 'output-ready',
      at,
      input: 0,
      component: last,
      index: 0,
      result: messageResult(last, last, 'fine'),
    });
    writeEvent(response, { event: 'input-end', at, input: 0 });
    writeEvent(response, { event: 'run-end', at, session_id: 's' });
    response.end();
  };
}

export async function insideView(machine: Machine): Promise<Figure[]> {
  const server = await startTweakbench();
  const front = await startFront(server.url);
  const browser = await openBrowser();
  try {
    const page = await openPage(browser);
    await openLargeFlow(page, front);
    await run(page, front, { number: 1, calls: 0 });
    const painted: number[] = [];
    // The first opening loads the view.
    await timeTab(page);
    while (painted.length < OPENINGS) painted.push(await timeTab(page));
    await run(page, front, { number: 2, calls: CALLS });
    const opened: number[] = [];
    while (opened.length < OPENINGS) {
      await timeTab(page);
      // The list has its place, and the chosen component is in view.
      await page.locator('#results [role=treeitem][aria-selected=true]').hover();
      opened.push(await timeKey(page, 'ArrowRight'));
    }
    const { slowestMs } = await scrollThrough(page);
    return [
      row(
        machine,
        `Inside of ${COMPONENTS} components: from the press of its tab to the paint of all`,
        painted,
        PAINTED_MS,
      ),
      row(
        machine,
        `Inside, ${CALLS.toLocaleString('en')} calls of a component: from the key that opens them to their paint`,
        opened,
        OPENED_MS,
      ),
      {
        what: `Inside, ${CALLS.toLocaleString('en')} calls scrolled: the longest frame`,
        measured: `${slowestMs.toFixed(0)} ms`,
        target: `under ${machine.paintMs(LONGEST_FRAME_MS)} ms`,
        isMet: slowestMs < machine.paintMs(LONGEST_FRAME_MS),
      },
    ];
  } finally {
    await browser.close();
    await front.close();
    await server.stop();
  }
}

function row(machine: Machine, what: string, times: readonly number[], limit: number): Figure {
  const ms = median(times);
  const target = machine.paintMs(limit);
  return { what, measured: `${ms.toFixed(0)} ms`, target: `under ${target} ms`, isMet: ms < target };
}

async function openLargeFlow(page: Page, front: FrontServer): Promise<void> {
  await page.goto(front.url);
  const id = await page.evaluate(
    async (body) => {
      const headers = { 'content-type': 'application/json' };
      return (await (await fetch('/api/v1/flows/', { method: 'POST', headers, body })).json()).id;
    },
    JSON.stringify(largeFlow({ components: COMPONENTS, hasPositions: true })),
  );
  await page.goto(`${front.url}/?flow=${id}`);
  await page.getByRole('textbox', { name: 'Input 1 value' }).fill('hi');
  await page.locator('.monaco-editor .view-lines').waitFor();
}

async function run(
  page: Page,
  front: FrontServer,
  { number, calls }: { number: number; calls: number },
): Promise<void> {
  await openAnswer(page);
  front.answerRuns(answerParts(calls));
  await untilRunTakesPress(page);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await untilOver(page, number);
}

async function openAnswer(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Answer', exact: true }).click();
  await page.locator('#results [role=tree]').waitFor({ state: 'detached' });
}

/** From the press of the tab until all components are painted. */
async function timeTab(page: Page): Promise<number> {
  await openAnswer(page);
  return timeUntil(page, { selector: '#results [role=treeitem]', count: COMPONENTS, key: null });
}

/** From the key in the list until something on the second level is painted. */
function timeKey(page: Page, key: string): Promise<number> {
  return timeUntil(page, { selector: '#results [role=treeitem][aria-level="2"]', count: 1, key });
}

interface Act {
  /** What it shows, and how many of them. */
  selector: string;
  count: number;
  /** Null presses the tab of Inside. */
  key: string | null;
}

function timeUntil(page: Page, act: Act): Promise<number> {
  return page.evaluate(
    ({ selector, count, key, longest }) =>
      new Promise<number>((done, fail) => {
        const tab = [...document.querySelectorAll<HTMLElement>('#results [role=tab]')].find(
          ({ textContent }) => textContent === 'Inside',
        );
        const target = key === null ? tab : document.querySelector<HTMLElement>('#results [role=tree]');
        if (!target) return fail(new Error('There is nothing to press'));
        const start = performance.now();
        const look = () => {
          if (document.querySelectorAll(selector).length >= count) {
            // The frame of this callback is painted before any later task.
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => done(performance.now() - start);
            return port2.postMessage(null);
          }
          if (performance.now() - start > longest) return fail(new Error(`${selector} was not shown`));
          requestAnimationFrame(look);
          return undefined;
        };
        target.focus();
        if (key === null) target.click();
        else target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        requestAnimationFrame(look);
        return undefined;
      }),
    { ...act, longest: LONGEST_MS },
  );
}
