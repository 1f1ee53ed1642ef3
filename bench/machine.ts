/**
 * The speed of this machine: a fixed script and a fixed paint, compared with the machine on which the targets in ms
 * were set. A slower machine gets more time in proportion; a faster one does not get less.
 */
import type { Page } from '@playwright/test';
import { openBrowser, openPage } from './browser.ts';
import { type Figure, median } from './figure.ts';

/** Reference in ms: 2 cores of a server, otherwise idle. */
const REFERENCE = { script: 90, paint: 60 };
const ROUNDS = 7;

export interface Machine {
  /** The row that shows how the targets were scaled. */
  figure: Figure;
  /** A target in ms for scripts. */
  scriptMs(target: number): number;
  /** A target in ms for painting. */
  paintMs(target: number): number;
}

/** Generates, sorts, serialises and parses text: what a page does with a large reply. */
function timeScript(page: Page): Promise<number> {
  return page.evaluate(() => {
    const start = performance.now();
    let seed = 1;
    const entries = Array.from({ length: 60_000 }, (_, index) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return { id: `component-${seed % 977}`, index, text: seed.toString(36) };
    });
    entries.sort((left, right) => (left.text < right.text ? -1 : 1));
    const groups = new Map<string, number>();
    for (const { id, text } of JSON.parse(JSON.stringify(entries))) groups.set(id, (groups.get(id) ?? 0) + text.length);
    return performance.now() - start;
  });
}

/** 1,500 rows of text, until they are painted. */
function timePaint(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        const start = performance.now();
        const box = document.createElement('div');
        for (let row = 0; row < 1_500; row += 1) {
          const line = document.createElement('p');
          line.textContent =
            `Row ${row} of a text that is wide enough to be wrapped once in a pane of this width. `.repeat(3);
          line.style.cssText = 'width: 420px; border: 1px solid #888; border-radius: 4px; padding: 2px';
          box.append(line);
        }
        document.body.append(box);
        requestAnimationFrame(() => {
          // The frame of this callback is painted before any later task.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            done(performance.now() - start);
            box.remove();
          };
          port2.postMessage(null);
        });
      }),
  );
}

/** Measures both: the median of several rounds, after one to warm up. */
export async function measureMachine(): Promise<Machine> {
  const browser = await openBrowser();
  try {
    const page = await openPage(browser);
    const script: number[] = [];
    const paint: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const times = { script: await timeScript(page), paint: await timePaint(page) };
      if (round === 0) continue;
      script.push(times.script);
      paint.push(times.paint);
    }
    return machineOf({ script: median(script), paint: median(paint) });
  } finally {
    await browser.close();
  }
}

function machineOf(measured: { script: number; paint: number }): Machine {
  const script = Math.max(1, measured.script / REFERENCE.script);
  const paint = Math.max(1, measured.paint / REFERENCE.paint);
  return {
    figure: {
      what: 'this machine: a fixed script, a fixed paint',
      measured: `${measured.script.toFixed(0)} ms, ${measured.paint.toFixed(0)} ms`,
      target: `${REFERENCE.script} ms, ${REFERENCE.paint} ms on the reference: targets in ms are ${script.toFixed(2)} and ${paint.toFixed(2)} times theirs`,
      isMet: null,
    },
    scriptMs: (target) => Math.round(target * script),
    paintMs: (target) => Math.round(target * paint),
  };
}
