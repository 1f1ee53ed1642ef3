/** 2,000 tweaks on 200 components: the time of the report alone, from a key to its mark in the built page, and of a key press. */
import type { Page } from '@playwright/test';
import type { FlowExport } from '#contract/flow-export.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import { makeTweakReport } from '#run/report/make-tweak-report.ts';
import { startTweakbench } from '../e2e/servers/tweakbench-server.ts';
import { openBrowser, openPage } from './browser.ts';
import { type Figure, median } from './figure.ts';
import type { Machine } from './machine.ts';

const COMPONENTS = 200;
const LEAVES_EACH = 10;
const ROUNDS = 10;
const REPORT_LIMIT_MS = 30;
const MARK_LIMIT_MS = 100;
/** A key press that is painted within this time is not noticed. */
const KEY_LIMIT_MS = 50;
const TYPED = ' // a note that is typed while each key updates the whole tweak report';
/** A fast typist. */
const KEY_EVERY_MS = 60;
/** The line of the first tweak. */
const LINE = 3;

const fields = Object.fromEntries(
  Array.from({ length: LEAVES_EACH + 2 }, (_, field) => [
    `field_${field}`,
    { type: 'int', name: `field_${field}`, value: field, show: true },
  ]),
);

const flow: FlowExport = {
  name: 'Many components',
  data: {
    nodes: Array.from({ length: COMPONENTS }, (_, index) => ({
      id: `Part-${index}`,
      type: 'genericNode',
      position: { x: 0, y: 0 },
      data: {
        id: `Part-${index}`,
        type: 'Part',
        node: { display_name: `Part ${index}`, template: fields, outputs: [] },
      },
    })),
    edges: [],
  },
};

/** Every second tweak changes something. */
const tweaks = Object.fromEntries(
  Array.from({ length: COMPONENTS }, (_, index) => [
    `Part-${index}`,
    Object.fromEntries(
      Array.from({ length: LEAVES_EACH }, (_, field) => [`field_${field}`, field % 2 === 0 ? field : field * 3]),
    ),
  ]),
);
const text = JSON.stringify(tweaks, null, 2);

/** Computes the report as the page does: parse, match, describe. */
function timeReport(): number {
  const index = indexFlow(flow);
  const rules = tweakRulesFor({ version: '1.13.0' });
  const times = Array.from({ length: ROUNDS * 2 }, () => {
    const start = performance.now();
    makeTweakReport({ text, inputs: [{}], index, rules });
    return performance.now() - start;
  });
  // The first rounds run in the interpreter, unlike any later key press.
  return median(times.slice(ROUNDS));
}

/** Waits for the next key, and then for a mark of this class beside the line. Returns a function for the ms. */
async function watchMark(page: Page, line: number, mark: string): Promise<() => Promise<number>> {
  await page.evaluate(
    ({ line, mark }) => {
      const painted = new Promise<number>((done) => {
        const look = (start: number) => {
          const numbers = [...document.querySelectorAll('.margin-view-overlays > div')];
          const top = numbers.find((entry) => entry.textContent === String(line))?.getBoundingClientRect().top ?? -99;
          const isThere = [...document.querySelectorAll(mark)].some(
            (glyph) => Math.abs(glyph.getBoundingClientRect().top - top) < 3,
          );
          // One more frame, so that it is on screen.
          if (isThere) requestAnimationFrame(() => done(performance.now() - start));
          else requestAnimationFrame(() => look(start));
        };
        window.addEventListener('keydown', () => look(performance.now()), { capture: true, once: true });
      });
      Object.assign(window, { painted });
    },
    { line, mark },
  );
  return () => page.evaluate(() => Reflect.get(window, 'painted'));
}

async function openTweaks(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('textbox', { name: 'Input 1 value' }).waitFor();
  const id: string = await page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' };
    const reply = await fetch('/api/v1/flows/', { method: 'POST', headers, body });
    return (await reply.json()).id;
  }, JSON.stringify(flow));
  await page.goto(`${url}/?flow=${id}`);
  const editor = page.locator('.monaco-editor').getByRole('textbox', { name: 'Tweaks JSON' });
  await editor.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await editor.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
  await page.getByRole('list', { name: 'Tweak counts' }).filter({ hasText: '1000' }).waitFor();
  await page.keyboard.press('ControlOrMeta+Home');
  for (let line = 1; line < LINE; line += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
}

async function timeMarks(page: Page): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // The flow has 0 here, so that every second key changes the mark to "Applied" and the others back.
    const isChange = round % 2 === 0;
    await page.keyboard.press('Shift+ArrowLeft');
    const painted = await watchMark(page, LINE, isChange ? '.tb-glyph.tb-state-applied' : '.tb-glyph.tb-state-no-op');
    await page.keyboard.press(isChange ? '7' : '0');
    times.push(await painted());
  }
  return median(times);
}

/**
 * Types a comment after the first tweak. The browser reports how long each key took to be painted; null when it reports
 * nothing.
 */
async function timeTyping(page: Page): Promise<{ slowest: number | null; areAllThere: boolean }> {
  await page.evaluate(() => {
    const keys: number[] = [];
    Object.assign(window, { keys });
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === 'keydown') keys.push(duration);
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
  await page.keyboard.press('End');
  await page.keyboard.type(TYPED, { delay: KEY_EVERY_MS });
  const line = page.locator('.monaco-editor .view-line').filter({ hasText: 'field_0' }).first();
  await line.filter({ hasText: TYPED.split(' ').at(-1) ?? TYPED }).waitFor();
  const shown = (await line.innerText()).replaceAll('\u00a0', ' ');
  const keys: number[] = await page.evaluate(() => Reflect.get(window, 'keys'));
  return { slowest: keys.length === 0 ? null : Math.max(...keys), areAllThere: shown.includes(TYPED) };
}

export async function tweakReport(machine: Machine): Promise<Figure[]> {
  const limits = {
    report: machine.scriptMs(REPORT_LIMIT_MS),
    mark: machine.paintMs(MARK_LIMIT_MS),
    key: machine.paintMs(KEY_LIMIT_MS),
  };
  const report = timeReport();
  const server = await startTweakbench();
  const browser = await openBrowser();
  try {
    const page = await openPage(browser);
    await openTweaks(page, server.url);
    const marks = await timeMarks(page);
    const keys = await timeTyping(page);
    return [
      {
        what: '2,000 tweaks on 200 components: the report',
        measured: `${report.toFixed(1)} ms`,
        target: `under ${limits.report} ms`,
        isMet: report < limits.report,
      },
      {
        what: '2,000 tweaks on 200 components: from key press to painted mark',
        measured: `${marks.toFixed(0)} ms`,
        target: `under ${limits.mark} ms`,
        isMet: marks < limits.mark,
      },
      {
        what: `2,000 tweaks on 200 components: the slowest of ${TYPED.length} fast key presses, until it is painted`,
        measured: keys.slowest === null ? 'the browser told of no key' : `${keys.slowest.toFixed(0)} ms`,
        target: `at most ${limits.key} ms, none lost`,
        isMet: keys.slowest !== null && keys.slowest <= limits.key && keys.areAllThere,
      },
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}
