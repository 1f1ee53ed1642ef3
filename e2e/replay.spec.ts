import { expect, test } from './fixtures.ts';
import { expectNoFindings } from './pages/axe.ts';
import { startFront } from './servers/front-server.ts';
import { answerStream } from './servers/run-answers.ts';
import { startTweakbench } from './servers/tweakbench-server.ts';

test('a stored run plays again with the server stopped, at its pace and faster, and ends as it ended', async ({
  bench,
  page,
  expectedConsole,
}) => {
  expectedConsole.push(/ERR_CONNECTION_REFUSED|Failed to load resource/);
  const server = await startTweakbench({ TWEAKBENCH_DEMO_PACE: '12' });
  await bench.open(server.url);
  await bench.keepOneInput();
  await bench.run();
  const text = await bench.answer('Chat Output', 1).innerText();
  const loaded = Promise.all(
    ['replay-player', 'stream-view', 'timeline-view'].map((part) =>
      page.waitForResponse((response) => response.url().endsWith('.js') && response.url().includes(part)),
    ),
  );
  await page.reload();
  await loaded;
  await expect(bench.answer('Chat Output', 1)).toContainText('Ada');
  await server.stop();

  const results = page.getByRole('region', { name: 'Results' });
  const replay = page.getByRole('region', { name: 'Replay', exact: true });
  await page.getByRole('button', { name: 'Replay run' }).click();
  await expect(replay).toContainText('of run #1, nothing is sent');
  await expect(results.locator('[aria-busy="true"]').first()).toBeVisible();
  await replay.getByRole('button', { name: 'Pause' }).click();
  const paused = await bench.answer('Chat Output', 1).innerText();
  expect(paused).not.toEqual(text);
  const elapsed = await bench
    .answersOf(1)
    .getByText(/^\d+\.\d\d s$/)
    .innerText();
  await expectNoFindings(page, 'a paused replay');
  expect(
    await bench
      .answersOf(1)
      .getByText(/^\d+\.\d\d s$/)
      .innerText(),
  ).toEqual(elapsed);
  expect(await bench.answer('Chat Output', 1).innerText()).toEqual(paused);
  await replay.getByRole('radio', { name: '4×' }).click();
  await replay.getByRole('button', { name: 'Resume' }).click();
  await expect(replay.getByRole('button', { name: 'Play again' })).toBeVisible();
  await expect(bench.status).toHaveText('Replay ended');
  expect(await bench.answer('Chat Output', 1).innerText()).toEqual(text);

  await replay.getByRole('button', { name: 'Play again' }).click();
  await replay.getByRole('button', { name: 'Stop replay' }).click();
  await expect(replay).toBeHidden();
  expect(await bench.answer('Chat Output', 1).innerText()).toEqual(text);

  // All views of it are on this device.
  for (const [view, part] of [
    ['Stream', 'output-ready'],
    ['Timeline', 'Language Model'],
  ] as const) {
    await results.getByRole('tab', { name: view }).click();
    await expect(results.getByRole('tabpanel', { name: view })).toContainText(part);
  }
});

test('a replay from the history at 390 px sends nothing, by keyboard', async ({ bench, page, server }) => {
  const front = await startFront(server.url);
  await bench.open(front.url);
  await bench.keepOneInput();
  const chunks = ['one ', 'two ', 'three'];
  front.answerRuns(
    answerStream({ chunks, component: 'ChatOutput-n5FuZ', displayName: 'Chat Output', ending: 'complete' }),
  );
  await bench.run();
  expect(front.runs).toBe(1);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('tablist', { name: 'Panes' }).getByRole('tab', { name: 'History' }).click();
  await bench.historyMenu(1, 'Replay');
  const replay = page.getByRole('region', { name: 'Replay', exact: true });
  await expect(replay.getByRole('button', { name: 'Play again' })).toBeVisible();
  await expect(bench.answer('Chat Output', 1)).toContainText('one two three');
  await replay.getByRole('radio', { name: '1×' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(replay.getByRole('radio', { name: '2×' })).toBeChecked();
  await expectNoFindings(page, 'a replay at 390 px');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(front.runs).toBe(1);
  await front.close();
});

test('a replay from the history leaves Variants for the bench, where it is seen', async ({ bench, page }) => {
  await bench.open();
  await bench.keepOneInput();
  await bench.run();
  await page.getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { name: 'Variants' }).check();
  await expect(page.getByRole('region', { name: 'Variants' })).toBeVisible();
  await bench.historyMenu(1, 'Replay');
  await expect(page.getByRole('region', { name: 'Replay', exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Variants' })).toBeHidden();
});
