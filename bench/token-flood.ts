/** 50,000 tokens as fast as the server can send: the longest task of the page's main thread, and whether every byte arrived. */
import { startFront } from '../e2e/servers/front-server.ts';
import { answerStream } from '../e2e/servers/run-answers.ts';
import { startTweakbench } from '../e2e/servers/tweakbench-server.ts';
import { openBrowser, openPage } from './browser.ts';
import type { Figure } from './figure.ts';
import type { Machine } from './machine.ts';

const TOKENS = 50_000;
const LIMIT_MS = 100;

function* tokens(): Generator<string> {
  for (let index = 0; index < TOKENS; index += 1) yield index % 40 === 39 ? `w${index}.\n\n` : `w${index} `;
}

export async function tokenFlood(machine: Machine): Promise<Figure[]> {
  const limit = machine.scriptMs(LIMIT_MS);
  const server = await startTweakbench();
  const front = await startFront(server.url);
  const browser = await openBrowser();
  try {
    const page = await openPage(browser, ['clipboard-read', 'clipboard-write']);
    front.answerRuns(
      answerStream({
        chunks: { [Symbol.iterator]: tokens },
        component: 'ChatOutput-n5FuZ',
        displayName: 'Chat Output',
        ending: 'complete',
      }),
    );
    await page.addInitScript(() => {
      const tasks: number[] = [];
      Object.assign(window, { longTasks: tasks });
      new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
        type: 'longtask',
      });
    });
    await page.goto(front.url);
    await page.getByRole('textbox', { name: 'Input 1 value' }).waitFor();
    await page.locator('.monaco-editor .view-lines').waitFor();
    await page.evaluate(() => Reflect.get(window, 'longTasks').splice(0));
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page
      .getByRole('status', { name: 'Run status' })
      .filter({ hasText: 'Run finished' })
      .waitFor({ timeout: 120_000 });
    const longest: number = await page.evaluate(() => Math.max(0, ...Reflect.get(window, 'longTasks')));
    await page
      .getByRole('button', { name: /^Copy text/ })
      .first()
      .click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const isWhole = copied === [...tokens()].join('');
    return [
      {
        what: '50,000 tokens streamed: longest task of the main thread',
        measured: longest === 0 ? 'under 50 ms' : `${longest.toFixed(0)} ms`,
        target: `at most ${limit} ms`,
        isMet: longest <= limit,
      },
      {
        what: '50,000 tokens streamed: text',
        measured: isWhole ? 'equal to the last byte' : `${copied.length} characters, not equal`,
        target: 'equal',
        isMet: isWhole,
      },
    ];
  } finally {
    await browser.close();
    await front.close();
    await server.stop();
  }
}
