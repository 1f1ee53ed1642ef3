import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures.ts';
import { expectNoViolations } from './pages/axe.ts';
import { GREETING, openRequest } from './pages/open-request.ts';
import { startFront } from './servers/front-server.ts';
import { answerBursts, answerStream } from './servers/run-answers.ts';
import { startTweakbench } from './servers/tweakbench-server.ts';

test('a stored run is replayed with the server stopped, at its pace and faster, to the same end', async ({
  bench,
  page,
  expectedConsole,
}) => {
  expectedConsole.push(/ERR_CONNECTION_REFUSED|Failed to load resource/);
  const server = await startTweakbench({ TWEAKBENCH_DEMO_PACE: '12' });
  await bench.open(server.url);
  // Which loads the menus too.
  await bench.keepOneInput();
  await bench.run();
  const text = await bench.answer('Chat Output', 1).innerText();
  await bench.waitUntilSaved();
  // With the replay and every view of the results.
  const loaded = page.waitForResponse((response) => /\/soon-[^/]+\.js$/.test(response.url()));
  await page.reload();
  await loaded;
  await expect(bench.answer('Chat Output', 1)).toContainText('Ada');
  await server.stop();

  const results = page.getByRole('region', { name: 'Results' });
  const replay = page.getByRole('region', { name: 'Replay', exact: true });
  await bench.runMenu('Replay run');
  await expect(replay).toContainText('of run #1, nothing is sent');
  await expect(results.locator('[aria-busy="true"]').first()).toBeVisible();
  await replay.getByRole('button', { name: 'Pause' }).click();
  const paused = await bench.answer('Chat Output', 1).innerText();
  expect(paused).not.toEqual(text);
  const elapsed = await bench
    .answersOf(1)
    .getByText(/^\d+\.\d\d s$/)
    .innerText();
  await expectNoViolations(page, 'a paused replay', { within: '#results' });
  expect(
    await bench
      .answersOf(1)
      .getByText(/^\d+\.\d\d s$/)
      .innerText(),
  ).toEqual(elapsed);
  await expect.poll(() => bench.answer('Chat Output', 1).innerText()).toEqual(paused);
  await replay.getByRole('radio', { name: '4×' }).click();
  await replay.getByRole('button', { name: 'Resume' }).click();
  await expect(replay.getByRole('button', { name: 'Play again' })).toBeVisible();
  await expect(bench.status).toHaveText('Replay ended');
  await expect.poll(() => bench.answer('Chat Output', 1).innerText()).toEqual(text);

  await replay.getByRole('button', { name: 'Play again' }).click();
  await replay.getByRole('button', { name: 'Stop replay' }).click();
  await expect(replay).toBeHidden();
  await expect.poll(() => bench.answer('Chat Output', 1).innerText()).toEqual(text);

  // All its views work from the data on this device.
  for (const [view, part] of [
    ['Stream', 'output-ready'],
    ['Timeline', 'Language Model'],
  ] as const) {
    await results.getByRole('tab', { name: view }).click();
    await expect(results.getByRole('tabpanel', { name: view })).toContainText(part);
  }
});

test('a replay from the history switches from Tests to the bench, and sends nothing, at 390 px by keyboard', async ({
  bench,
  page,
  server,
}) => {
  const front = await startFront(server.url);
  await openRequest(bench, GREETING, front.url);
  const chunks = ['one ', 'two ', 'three'];
  front.answerRuns(
    answerStream({ chunks, component: 'ChatOutput-n5FuZ', displayName: 'Chat Output', ending: 'complete' }),
  );
  await bench.run();
  expect(front.runs).toBe(1);
  const replay = page.getByRole('region', { name: 'Replay', exact: true });
  await page.getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { name: 'Tests' }).check();
  await expect(page.getByRole('region', { name: 'Tests' })).toBeVisible();
  await bench.historyMenu(1, 'Replay');
  await expect(replay).toBeVisible();
  await expect(page.getByRole('region', { name: 'Tests' })).toBeHidden();
  await replay.getByRole('button', { name: /^(Stop|Close) replay$/ }).click();
  await expect(replay).toBeHidden();

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
  expect(front.runs).toBe(1);
  await front.close();
});

test('a replay shows each word at its recorded time, at the chosen speed', async ({ bench, page, server }) => {
  const front = await startFront(server.url);
  await page.clock.install();
  await openRequest(bench, GREETING, front.url);
  const words = ['one ', 'two ', 'three ', 'four ', 'five ', 'six ', 'seven ', 'eight '];
  front.answerRuns(
    answerBursts({
      ...{ bursts: words.map((word) => [word]), waitMs: 300 },
      ...{ component: 'ChatOutput-n5FuZ', displayName: 'Chat Output' },
    }),
  );
  await bench.run();
  const download = page.waitForEvent('download');
  await bench.historyMenu(1, 'Export');
  const { run } = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  const received: { receivedAt: number; pieces?: number[]; event: { event: string } }[] = run.events;
  const times = received
    .filter(({ event }) => event.event === 'text-delta')
    .flatMap(({ receivedAt, pieces }) => pieces?.filter((_, place) => place % 2 === 0) ?? [receivedAt]);
  expect(times).toHaveLength(words.length);

  const replay = page.getByRole('region', { name: 'Replay', exact: true });
  const results = page.getByRole('region', { name: 'Results' });
  await bench.runMenu('Replay run');
  const again = replay.getByRole('button', { name: 'Play again' });
  await expect(again).toBeVisible();
  await results.getByRole('tab', { name: 'Stream', exact: true }).click();
  await expect(results).toContainText(`${run.replies[0].frames.total} events`);
  await results.getByRole('tab', { name: 'Answer', exact: true }).click();
  // From here on, the story controls the clock.
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000);
  await again.click();
  const position = async () => Number(await replay.getByRole('progressbar', { name: 'Played' }).getAttribute('value'));
  const shownAt = (at: number) => words.filter((_, place) => (times[place] ?? 0) <= at).join('');
  for (const speed of [1, 2, 4]) {
    await replay.getByRole('radio', { name: `${speed}×` }).check();
    const before = await position();
    for (const passed of [100, 200]) {
      await page.clock.runFor(100);
      await expect.poll(position).toBeCloseTo(before + passed * speed, 3);
      const now = await position();
      await expect
        .poll(async () => shownText(await bench.answer('Chat Output', 1).innerText()))
        .toBe(shownAt(now).trim());
    }
  }
  const half = await position();
  expect(half).toBeCloseTo(1_400, 3);

  // The other views show the answer too.
  await replay.getByRole('button', { name: 'Pause' }).click();
  await results.getByRole('tab', { name: 'Raw', exact: true }).click();
  await expect(results).toContainText('The reply is still arriving.');
  await results.getByRole('tab', { name: 'Stream', exact: true }).click();
  const { frames } = run.replies[0];
  const arrived = frames.marks.filter((at: number, place: number) => place % 2 === 0 && at <= half).length;
  expect(arrived).toBeLessThan(frames.total);
  await page.clock.runFor(500);
  await expect(results).toContainText(`${arrived} events`);
  expect(await position()).toBe(half);
  await replay.getByRole('button', { name: 'Resume' }).click();
  await page.clock.runFor(1_000);
  await expect(again).toBeVisible();
  await expect(results).toContainText(`${frames.total} events`);
  await results.getByRole('tab', { name: 'Raw', exact: true }).click();
  await expect(results.getByRole('textbox', { name: 'Raw response' })).toHaveValue(/eight/);
  await front.close();

  /** Which of the words the answer contains. */
  function shownText(text: string): string {
    return words
      .filter((word) => text.includes(word.trim()))
      .join('')
      .trim();
  }
});
