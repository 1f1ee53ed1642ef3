/** 200 components on the graph: laid out in a worker, and panned and zoomed as smoothly as ten. */
import { expect, type Page } from '@playwright/test';
import { layOut } from '#client/bench/graph/model/lay-out.ts';
import { largeFlow } from '../e2e/servers/large-flow.ts';
import { startTweakbench } from '../e2e/servers/tweakbench-server.ts';
import { openBrowser, openPage } from './browser.ts';
import { type Figure, median } from './figure.ts';

const MANY = 200;
const FEW = 10;
const MOVES = 60;
const FRAME_LIMIT = 1.5;
/** Share of the layout's time for which the page may be blocked. */
const TASK_LIMIT = 0.5;
/** The browser reports no shorter task. */
const LONG_TASK_MS = 50;

async function addFlow(page: Page, flow: Record<string, unknown>): Promise<string> {
  return page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' };
    const reply = await fetch('/api/v1/flows/', { method: 'POST', headers, body });
    return (await reply.json()).id;
  }, JSON.stringify(flow));
}

/** Makes the page record its frames and long tasks; null when no task was long enough to be reported. */
async function watch(
  page: Page,
): Promise<{ frames: () => Promise<number[]>; longestTask: () => Promise<number | null> }> {
  await page.evaluate(() => {
    const frames: number[] = [];
    const tasks: number[] = [];
    const seen = { frames, tasks };
    let last = performance.now();
    const look = () => {
      const now = performance.now();
      seen.frames.push(now - last);
      last = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.tasks.push(duration);
    }).observe({ type: 'longtask' });
    Object.assign(window, { seen });
  });
  return {
    frames: () => page.evaluate(() => Reflect.get(window, 'seen').frames),
    longestTask: async () => {
      const tasks: number[] = await page.evaluate(() => Reflect.get(window, 'seen').tasks);
      return tasks.length === 0 ? null : Math.max(...tasks);
    },
  };
}

const nodesOf = (page: Page) =>
  page.getByRole('region', { name: 'Flow graph' }).getByRole('application').getByRole('button');

/** Fits the graph again if its pane has grown since, as after *Maximise Tweaks*. */
async function untilDrawn(page: Page, count: number): Promise<void> {
  await expect(async () => {
    await page.getByRole('button', { name: 'Fit graph' }).click();
    await expect(nodesOf(page).nth(count - 1)).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
}

async function boxOf(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await nodesOf(page).first().boundingBox();
  if (!box) throw new Error('The first component of the graph is not drawn');
  return box;
}

/** The median frame while the graph follows the pointer and the wheel. */
async function frameOf(page: Page, url: string, components: number): Promise<number> {
  await page.goto(url);
  const id = await addFlow(page, largeFlow({ components, hasPositions: true }));
  await page.goto(`${url}/?flow=${id}&tweaks=graph`);
  await page.getByRole('button', { name: 'Maximise Tweaks' }).click();
  await untilDrawn(page, components);
  const { x, y, width, height } = await boxOf(page);
  const [left, top] = [x + width + 3, y + height + 3];
  await page.mouse.move(left, top);
  const { frames } = await watch(page);
  await page.mouse.down();
  for (let move = 0; move < MOVES; move += 1) await page.mouse.move(left + move * 4, top + move * 2);
  await page.mouse.up();
  const panned = await boxOf(page);
  if (Math.abs(panned.x - x) < 1) throw new Error('The graph did not follow the pointer');
  for (let turn = 0; turn < MOVES / 2; turn += 1) await page.mouse.wheel(0, -60);
  const zoomed = await boxOf(page);
  if (Math.abs(zoomed.width - panned.width) < 1) throw new Error('The graph did not follow the wheel');
  for (let turn = 0; turn < MOVES / 2; turn += 1) await page.mouse.wheel(0, 60);
  return median(await frames());
}

/** The longest task of the page while a flow without positions is laid out and drawn. */
async function longestTaskOf(page: Page, url: string): Promise<number | null> {
  await page.goto(url);
  const id = await addFlow(page, largeFlow({ components: MANY, hasPositions: false }));
  await page.goto(`${url}/?flow=${id}`);
  await page.locator('.monaco-editor .view-lines').waitFor();
  const { longestTask } = await watch(page);
  await page.getByRole('tab', { name: 'Graph', exact: true }).click();
  await untilDrawn(page, MANY);
  return longestTask();
}

/** How long the layout of such a flow takes by itself, the first time, as in the page. */
function timeLayout(): number {
  const nodes = Array.from({ length: MANY }, (_, index) => ({ id: String(index), width: 172, height: 132 }));
  const edges = Array.from({ length: MANY - FEW }, (_, later) => {
    const other = Math.floor(later / FEW) * FEW + ((later + 1) % FEW);
    return [later, other].map((source) => ({ source: String(source), target: String(later + FEW) }));
  });
  const start = performance.now();
  layOut({ direction: 'right', nodes, edges: edges.flat(), gap: { node: 30, rank: 44 } });
  return performance.now() - start;
}

export async function graphView(): Promise<Figure[]> {
  const layout = timeLayout();
  const server = await startTweakbench();
  const browser = await openBrowser();
  try {
    const task = await longestTaskOf(await openPage(browser), server.url);
    const few = await frameOf(await openPage(browser), server.url, FEW);
    const many = await frameOf(await openPage(browser), server.url, MANY);
    return [
      {
        what: `${MANY} components laid out and drawn: longest task of the page`,
        measured: `${task === null ? `under ${LONG_TASK_MS}` : task.toFixed(0)} ms, the layout takes ${layout.toFixed(0)} ms`,
        target: `at most ${TASK_LIMIT} of the layout`,
        isMet: (task ?? LONG_TASK_MS) <= layout * TASK_LIMIT,
      },
      {
        what: `${MANY} components panned and zoomed: the median frame, compared with ${FEW}`,
        measured: `${(many / few).toFixed(2)} times (${many.toFixed(0)} ms and ${few.toFixed(0)} ms)`,
        target: `at most ${FRAME_LIMIT} times`,
        isMet: many <= few * FRAME_LIMIT,
      },
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}
