/** The frames of a run in JSON, and in Inside what kind of stream it was. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../front-fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { GREETING, loadRequest } from '../pages/open-request.ts';
import { showResult } from '../pages/show-result.ts';
import type { FrontServer } from '../servers/front-server.ts';
import { startLangflow } from '../servers/langflow-server.ts';
import { answerStream, messageResult, writeEvent } from '../servers/run-answers.ts';

const OUTPUT = { component: 'ChatOutput-n5FuZ', displayName: 'Chat Output' };

const frames = (page: Page): Locator => page.getByRole('grid', { name: 'Frames' });
const meter = (page: Page): Locator => page.getByRole('region', { name: 'Stream', exact: true });

/** A frame is open, wide and at 390 px. */
async function checkWithAxe(page: Page): Promise<void> {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    if (width === 390) {
      await page.getByRole('tablist', { name: 'Panes' }).getByRole('tab', { name: 'Results' }).click();
      await showResult(page, 'Frames');
    }
    await frames(page).getByRole('row').nth(3).click();
    await expect(page.getByRole('textbox', { name: 'Raw frame 3' })).toBeVisible();
    await expectNoViolations(page, `Frames at ${width} px`, { within: '#results' });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
}

async function readFrames(bench: BenchPage): Promise<void> {
  const { page } = bench;
  // A browser does not keep the body of a stream, so it is read on the way.
  let body = '';
  await page.route('**/run/advanced/**', async (route) => {
    const response = await route.fetch();
    body = await response.text();
    await route.fulfill({ response, body });
  });
  await bench.run();
  await expect.poll(() => body).toContain('run-end');
  // Values are kept with the run, not with its frames.
  const raws = body.split(/(?<=\n\n)/).filter((frame) => !frame.includes('"event":"component-values"'));
  await expect(page.getByText(`${raws.length} frames`, { exact: true })).toBeVisible();
  await expect(frames(page)).toHaveAttribute('aria-rowcount', String(raws.length + 1));
  // The list has followed the run to its end.
  await frames(page).focus();
  await page.keyboard.press('Home');
  const second = frames(page).getByRole('row').nth(2);
  await expect(second).toContainText('input-start');
  await second.click();
  const raw = page.getByRole('textbox', { name: 'Raw frame 2' });
  expect(await raw.textContent()).toBe(raws[1]);
  // To the last one by keyboard.
  await frames(page).focus();
  await page.keyboard.press('End');
  const last = page.getByRole('textbox', { name: `Raw frame ${raws.length}`, exact: true });
  await expect(last).toContainText('run-end');
  expect(await last.textContent()).toBe(raws.at(-1));
  await page.getByRole('button', { name: 'Close frame' }).click();
  await expect(last).toBeHidden();
  await page.unroute('**/run/advanced/**');
}

async function expectNoFrames(bench: BenchPage): Promise<void> {
  const { page } = bench;
  const choice = page.getByRole('radio', { name: 'Frames', description: 'This answer was not streamed' });
  await expect(choice).toHaveAttribute('aria-disabled', 'true');
  await showResult(page, 'Inside');
  await expect(meter(page)).toContainText('Not streamed');
}

/** The list follows the run until a reader scrolls away from the end. */
async function followRun(bench: BenchPage, front: FrontServer): Promise<void> {
  const { page } = bench;
  const chunks = Array.from({ length: 300 }, (_, index) => `word-${index} `);
  front.answerRuns(answerStream({ chunks, ...OUTPUT, ending: 'silent' }));
  await bench.runButton.click();
  const follow = page.getByRole('button', { name: 'Scroll to newest' });
  await expect(follow).toHaveAttribute('aria-pressed', 'true');
  await expect(frames(page).getByRole('row', { name: 'word-299' })).toBeInViewport();
  await expect(frames(page).getByRole('row', { name: /word-0/ })).toHaveCount(0);
  await frames(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  await expect(follow).toHaveAttribute('aria-pressed', 'false');
  await expect(frames(page).getByRole('row', { name: /run-start/ })).toBeInViewport();
  await follow.click();
  await expect(frames(page).getByRole('row', { name: 'word-299' })).toBeInViewport();
  await bench.stopButton.click();
  await expect(page.getByText('303 frames', { exact: true })).toBeVisible();
}

/** The timestamps of the server show that something held its stream back. */
async function holdBack(bench: BenchPage, front: FrontServer): Promise<void> {
  const { page } = bench;
  await loadRequest(bench, GREETING);
  front.answerRuns((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const text = { event: 'text-delta', input: 0, message_id: 'm', outputs: [OUTPUT.component], ...OUTPUT };
    writeEvent(response, { event: 'run-start', at: 0, session_id: 's', inputs: 1 });
    writeEvent(response, { event: 'input-start', at: 0, input: 0, inputs: {} });
    for (const at of [1000, 3000, 5000, 7000]) writeEvent(response, { ...text, at, chunk: 'word ' });
    const result = messageResult(OUTPUT.component, OUTPUT.displayName, 'word word word word ');
    writeEvent(response, { event: 'output-ready', at: 9000, input: 0, component: OUTPUT.component, index: 0, result });
    writeEvent(response, { event: 'input-end', at: 9000, input: 0 });
    writeEvent(response, { event: 'run-end', at: 9000, session_id: 's' });
    response.end();
  });
  await bench.run();
  await expect(meter(page)).toContainText('Held back');
  await expect(meter(page).getByTitle(/^Held back: all 4 chunks .* The server worked for 9\.00 s/)).toBeVisible();
}

async function echoKey(bench: BenchPage, front: FrontServer): Promise<void> {
  const { page } = bench;
  const echo = ['Your key is ', 'canary-key-12345', ', thanks'];
  front.answerRuns(answerStream({ chunks: echo, ...OUTPUT, ending: 'complete' }));
  await loadRequest(bench, { ...GREETING, tweaks: '{ "Language Model": { "api_key": "canary-key-12345" } }' });
  await bench.run();
  await frames(page).getByRole('row', { name: /•{8}/ }).first().click();
  await expect(page.getByRole('textbox', { name: /^Raw frame/ })).toContainText('••••••••');
  await page.getByRole('textbox', { name: 'Find in frames' }).fill('canary');
  await expect(page.getByText(/^0 of \d+ frames$/)).toBeVisible();
}

test('JSON shows the frames of a run in order and unchanged, follows a run in progress, and tells a stream that was held back', async ({
  bench,
  page,
  front,
}) => {
  test.slow();
  await bench.open(front.url);
  await bench.run();
  await showResult(page, 'Frames');
  await checkWithAxe(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await showResult(page, 'Frames');
  await readFrames(bench);
  const stream = page.getByRole('switch', { name: 'Stream', exact: true });
  await stream.press('Space');
  await bench.run();
  await expectNoFrames(bench);
  await stream.press('Space');
  await showResult(page, 'JSON');
  await followRun(bench, front);
  await showResult(page, 'Inside');
  await holdBack(bench, front);
  await showResult(page, 'Frames');
  await echoKey(bench, front);
});

test('the recorded stream of a Langflow, played at its own pace, is recognised as tokens', async ({
  bench,
  page,
  expectedConsole,
}) => {
  expectedConsole.push(/Failed to load resource/);
  const langflow = await startLangflow();
  // Slowed down, so that a busy machine cannot blur it.
  langflow.paceStreams(10);
  await bench.connectLangflow(langflow.url);
  await page.getByRole('switch', { name: 'Stream', exact: true }).press('Space');
  await bench.run();
  await showResult(page, 'Inside');
  await page.getByRole('treeitem', { name: /^Echo LLM/ }).click();
  await expect(meter(page)).toContainText('Tokens');
  await expect(meter(page)).toContainText(/first token \d.*median gap \d.*, longest \d.*last \d/);
  await showResult(page, 'Frames');
  await expect(page.getByText('12 frames', { exact: true })).toBeVisible();
  await expect(frames(page).getByRole('row').nth(4)).toContainText('Echo LLM');
  await bench.waitUntilSaved();
  await page.reload();
  await showResult(page, 'Frames');
  await expect(page.getByText('12 frames', { exact: true })).toBeVisible();
  await showResult(page, 'Inside');
  await expect(meter(page)).toContainText('Tokens');
  await langflow.close();
});
