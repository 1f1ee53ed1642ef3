import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { GREETING, openRequest } from '../pages/open-request.ts';
import { type FrontServer, startFront } from '../servers/front-server.ts';
import { answerBursts, answerStream } from '../servers/run-answers.ts';

const WORDS = ['one ', 'two ', 'three ', 'four ', 'five ', 'six ', 'seven ', 'eight '];
const CHAT = { component: 'ChatOutput-n5FuZ', displayName: 'Chat Output' };
const replayOf = (page: Page) => page.getByRole('region', { name: 'Replay', exact: true });
const resultsOf = (page: Page) => page.getByRole('region', { name: 'Results' });
const answerOf = (bench: BenchPage) => bench.answer('Chat Output', 1).innerText();

/** Pauses the replay before its end: nothing changes while it is paused. */
async function pauseReplay(bench: BenchPage): Promise<void> {
  const { page } = bench;
  const time = () =>
    bench
      .answersOf(1)
      .getByText(/^\d+\.\d\d s$/)
      .innerText();
  await expect(replayOf(page)).toContainText('of run #2, nothing is sent');
  await expect(resultsOf(page).locator('[aria-busy="true"]').first()).toBeVisible();
  await replayOf(page).getByRole('button', { name: 'Pause' }).click();
  const [paused, elapsed] = [await answerOf(bench), await time()];
  await expectNoViolations(page, 'a paused replay', { within: '#results' });
  expect(await time()).toEqual(elapsed);
  expect(await answerOf(bench)).toEqual(paused);
}

/** From Tests too, where it switches to the bench. */
async function replayFromHistory(bench: BenchPage): Promise<void> {
  const { page } = bench;
  const replay = replayOf(page);
  await page.getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { name: 'Tests' }).check();
  await expect(page.getByRole('region', { name: 'Tests' })).toBeVisible();
  await bench.historyMenu(1, 'Replay');
  await expect(replay).toBeVisible();
  await expect(page.getByRole('region', { name: 'Tests' })).toBeHidden();
  await replay.getByRole('button', { name: /^(Stop|Close) replay$/ }).click();
  await expect(replay).toBeHidden();
}

/** By keyboard. */
async function replayOnNarrowScreen(bench: BenchPage): Promise<void> {
  const { page } = bench;
  const replay = replayOf(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('tablist', { name: 'Panes' }).getByRole('tab', { name: 'History' }).click();
  await bench.historyMenu(1, 'Replay');
  await expect(replay.getByRole('button', { name: 'Play again' })).toBeVisible();
  await expect(bench.answer('Chat Output', 1)).toContainText('one two three');
  await replay.getByRole('radio', { name: '1×' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(replay.getByRole('radio', { name: '2×' })).toBeChecked();
  await expectNoViolations(page, 'a replay at 390 px', { within: '#results' });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** A run that was stored is shown again, with the replay and every view of the results loaded. Resolves with its text. */
async function runAndReload(bench: BenchPage, front: FrontServer): Promise<string> {
  const { page } = bench;
  front.answerRuns(answerBursts({ bursts: WORDS.map((word) => [word]), waitMs: 200, ...CHAT }));
  await bench.run();
  const text = await answerOf(bench);
  await bench.waitUntilSaved();
  // With the replay and every view of the results.
  const loaded = page.waitForResponse((response) => /\/soon-[^/]+\.js$/.test(response.url()));
  await page.reload();
  await loaded;
  await expect(bench.answer('Chat Output', 1)).toContainText('eight');
  return text;
}

async function replayToEnd(bench: BenchPage, text: string): Promise<void> {
  const { page } = bench;
  const replay = replayOf(page);
  await bench.runMenu('Replay run');
  await pauseReplay(bench);
  expect(await answerOf(bench)).not.toEqual(text);
  await replay.getByRole('radio', { name: '4×' }).click();
  await replay.getByRole('button', { name: 'Resume' }).click();
  await expect(replay.getByRole('button', { name: 'Play again' })).toBeVisible();
  await expect(bench.status).toHaveText('Replay ended');
  await expect.poll(() => answerOf(bench)).toEqual(text);

  await replay.getByRole('button', { name: 'Play again' }).click();
  await replay.getByRole('button', { name: 'Stop replay' }).click();
  await expect(replay).toBeHidden();
  await expect.poll(() => answerOf(bench)).toEqual(text);
}

test('a replay from the history switches from Tests to the bench, and sends nothing, at 390 px by keyboard; a stored run is replayed with the server stopped, at its pace and faster, to the same end', async ({
  bench,
  page,
  server,
  expectedConsole,
}) => {
  expectedConsole.push(/Failed to load resource: net::ERR_/);
  const front = await startFront(server.url);
  await openRequest(bench, GREETING, front.url);
  front.answerRuns(answerStream({ chunks: ['one ', 'two ', 'three'], ...CHAT, ending: 'complete' }));
  await bench.run();
  expect(front.runs).toBe(1);
  await replayFromHistory(bench);
  await replayOnNarrowScreen(bench);
  expect(front.runs).toBe(1);

  const text = await runAndReload(bench, front);
  await front.close();
  await replayToEnd(bench, text);
  // All its views work from the data on this device.
  for (const [view, part] of [
    ['Stream', 'output-ready'],
    ['Timeline', 'Chat Output'],
  ] as const) {
    await resultsOf(page).getByRole('tab', { name: view }).click();
    await expect(resultsOf(page).getByRole('tabpanel', { name: view })).toContainText(part);
  }
});

/** Which of the words the answer contains. */
async function shownWords(bench: BenchPage): Promise<string> {
  const text = await answerOf(bench);
  const shown = WORDS.filter((word) => text.includes(word.trim()));
  return shown.join('').trim();
}

interface RecordedRun {
  /** When each word came, in ms since the start. */
  times: number[];
  frames: { total: number; marks: number[] };
}

/** Run 1 as it is exported. */
async function readRun(bench: BenchPage): Promise<RecordedRun> {
  const download = bench.page.waitForEvent('download');
  await bench.historyMenu(1, 'Export');
  const { run } = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  const received: { receivedAt: number; pieces?: number[]; event: { event: string } }[] = run.events;
  const times = received
    .filter(({ event }) => event.event === 'text-delta')
    .flatMap(({ receivedAt, pieces }) => pieces?.filter((_, place) => place % 2 === 0) ?? [receivedAt]);
  expect(times).toHaveLength(WORDS.length);
  return { times, frames: run.replies[0].frames };
}

/** From then on, the story controls the clock. */
async function pauseClock(page: Page): Promise<void> {
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000);
}

/** Where the replay is, in ms of the run. */
const positionOf = async (page: Page) =>
  Number(await replayOf(page).getByRole('progressbar', { name: 'Played' }).getAttribute('value'));

async function playAt(speed: number, bench: BenchPage, { times }: RecordedRun): Promise<void> {
  const { page } = bench;
  await replayOf(page)
    .getByRole('radio', { name: `${speed}×` })
    .check();
  const before = await positionOf(page);
  for (const passed of [100, 200]) {
    await page.clock.runFor(100);
    await expect.poll(() => positionOf(page)).toBeCloseTo(before + passed * speed, 3);
    const now = await positionOf(page);
    const due = WORDS.filter((_, place) => (times[place] ?? 0) <= now).join('');
    await expect.poll(() => shownWords(bench)).toBe(due.trim());
  }
}

/** While it is paused: they show the answer as far as it has come. */
async function lookAtOtherViews(page: Page, { frames }: RecordedRun): Promise<void> {
  const results = resultsOf(page);
  const half = await positionOf(page);
  await results.getByRole('tab', { name: 'Raw', exact: true }).click();
  await expect(results).toContainText('The reply is still arriving.');
  await results.getByRole('tab', { name: 'Stream', exact: true }).click();
  const arrived = frames.marks.filter((at, place) => place % 2 === 0 && at <= half).length;
  expect(arrived).toBeLessThan(frames.total);
  await page.clock.runFor(500);
  await expect(results).toContainText(`${arrived} events`);
  expect(await positionOf(page)).toBe(half);
}

test('a replay shows each word at its recorded time, at the chosen speed', async ({ bench, page, server }) => {
  const front = await startFront(server.url);
  await page.clock.install();
  await openRequest(bench, GREETING, front.url);
  front.answerRuns(answerBursts({ bursts: WORDS.map((word) => [word]), waitMs: 300, ...CHAT }));
  await bench.run();
  const run = await readRun(bench);
  const [replay, results] = [replayOf(page), resultsOf(page)];
  await bench.runMenu('Replay run');
  const again = replay.getByRole('button', { name: 'Play again' });
  await expect(again).toBeVisible();
  await results.getByRole('tab', { name: 'Stream', exact: true }).click();
  await expect(results).toContainText(`${run.frames.total} events`);
  await results.getByRole('tab', { name: 'Answer', exact: true }).click();
  await pauseClock(page);
  await again.click();
  for (const speed of [1, 2, 4]) await playAt(speed, bench, run);
  const half = await positionOf(page);
  expect(half).toBeCloseTo(1_400, 3);

  await replay.getByRole('button', { name: 'Pause' }).click();
  await lookAtOtherViews(page, run);
  expect(await positionOf(page)).toBe(half);
  await replay.getByRole('button', { name: 'Resume' }).click();
  await page.clock.runFor(1_000);
  await expect(again).toBeVisible();
  await expect(results).toContainText(`${run.frames.total} events`);
  await results.getByRole('tab', { name: 'Raw', exact: true }).click();
  await expect(results.getByRole('textbox', { name: 'Raw response' })).toHaveValue(/eight/);
  await front.close();
});
