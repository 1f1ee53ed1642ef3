/** 2,000 tweaks on 200 components: the verdicts alone, and from a key to the painted mark in the built page. */
import type { Page } from '@playwright/test';
import type { FlowExport } from '#contract/flow-export.ts';
import { bindInputs } from '#flow/bind-inputs.ts';
import { indexFlow } from '#flow/index-flow.ts';
import { matchTweaks } from '#flow/match-tweaks.ts';
import { tweakRulesFor } from '#flow/tweak-rules.ts';
import { parseTweaksText } from '#flow/tweaks-text.ts';
import { startTweakbench } from '../e2e/servers/tweakbench-server.ts';
import { openBrowser, openPage } from './browser.ts';
import { type Figure, median } from './figure.ts';

const COMPONENTS = 200;
const LEAVES_EACH = 10;
const ROUNDS = 10;
const REPORT_LIMIT_MS = 30;
const MARK_LIMIT_MS = 100;
/** The line of the first leaf. */
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

/** Every second leaf changes something. */
const tweaks = Object.fromEntries(
  Array.from({ length: COMPONENTS }, (_, index) => [
    `Part-${index}`,
    Object.fromEntries(
      Array.from({ length: LEAVES_EACH }, (_, field) => [`field_${field}`, field % 2 === 0 ? field : field * 3]),
    ),
  ]),
);
const text = JSON.stringify(tweaks, null, 2);

function timeVerdicts(): number {
  const index = indexFlow(flow);
  const rules = tweakRulesFor({ version: '1.13.0' });
  const times = Array.from({ length: ROUNDS * 2 }, () => {
    const start = performance.now();
    matchTweaks(index, parseTweaksText(text).readable, { rules, bindings: bindInputs(index, [{}]), stream: false });
    return performance.now() - start;
  });
  // The first ones are interpreted, which no one who types ever meets twice.
  return median(times.slice(ROUNDS));
}

/** Waits for the next key, and from there for a mark of this class beside the line. Answers a function that tells the ms. */
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
          // One frame more, so that it is on the screen.
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

async function timeMarks(page: Page, url: string): Promise<number> {
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
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // The flow has 0 here, so that every second key changes the mark to "Applied" and every other one back.
    const isChange = round % 2 === 0;
    await page.keyboard.press('Shift+ArrowLeft');
    const painted = await watchMark(page, LINE, isChange ? '.tb-glyph-applied' : '.tb-glyph-no-op');
    await page.keyboard.press(isChange ? '7' : '0');
    times.push(await painted());
  }
  return median(times);
}

export async function tweakReport(): Promise<Figure[]> {
  const verdicts = timeVerdicts();
  const server = await startTweakbench();
  const browser = await openBrowser();
  try {
    const marks = await timeMarks(await openPage(browser), server.url);
    return [
      {
        what: '2,000 tweaks on 200 components: verdicts',
        measured: `${verdicts.toFixed(1)} ms`,
        target: 'under 30 ms',
        isMet: verdicts < REPORT_LIMIT_MS,
      },
      {
        what: '2,000 tweaks on 200 components: from the key to the painted mark',
        measured: `${marks.toFixed(0)} ms`,
        target: 'under 100 ms',
        isMet: marks < MARK_LIMIT_MS,
      },
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}
