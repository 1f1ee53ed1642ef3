import { expect, test } from './fixtures.ts';
import { boxOf } from './pages/box-of.ts';
import { visitUntilFirstKey } from './pages/first-key.ts';

test.use({ savesData: false });

test('a first visit opens a sample; Run streams, Stop keeps the text and says so, and a new run gives two different answers', async ({
  bench,
  page,
  startServer,
}) => {
  // Slow enough to see the first answer while it is being written, even on a busy machine.
  const slow = await startServer({ TWEAKBENCH_DEMO_PACE: '12' });
  await bench.open(slow.url);
  await expect(bench.flow).toHaveValue(/Two inputs, two answers/);
  await expect(bench.input(1)).not.toHaveValue('');
  await expect(bench.input(2)).not.toHaveValue('');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // The page explains itself: a title, a sentence on the tweaks, and one on what to press.
  const tweaks = page.getByRole('region', { name: 'Tweaks' });
  await expect(tweaks).toContainText(
    "These two tweaks change the flow's tone and temperature, for this run only. Press Run.",
  );
  await expect(page.getByRole('region', { name: 'Results' })).toContainText('Press Run: two example inputs are ready.');
  const title = tweaks.getByRole('heading', { name: 'Tweaks', exact: true });
  for (const width of [390, 1024, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    if (width === 390) await page.getByRole('tablist', { name: 'Panes' }).getByRole('tab', { name: 'Tweaks' }).click();
    const shownWidth = async () => (await boxOf(title)).width;
    await expect.poll(shownWidth, { message: `the title at ${width} px` }).toBeGreaterThan(30);
  }
  const bare = page.getByRole('button').filter({ hasNotText: /\w/ });
  await expect.poll(() => bare.count()).toBeLessThanOrEqual(23);

  await bench.runButton.click();
  await expect(bench.stopButton).toBeVisible();
  const first = bench.answer('Chat Output', 1);
  await expect(first.locator('[aria-busy=true]')).toContainText(/\w+ \w+/);
  await bench.stopButton.click();
  await expect(bench.status).toHaveText('Run stopped');
  // On a busy machine the first input may be done by then.
  const results = page.getByRole('region', { name: 'Results' });
  await expect(results).toContainText(/Stopped by you after [\d.]+ m?s\. This text is not complete\./);
  expect(await first.innerText()).toMatch(/\w+ \w+/);

  await bench.run();
  await expect(bench.status).toHaveText(/Run finished in/);
  await expect(page.getByRole('list', { name: 'Runs' }).getByRole('listitem')).toHaveCount(2);
  const texts = await Promise.all([first.innerText(), bench.answer('Chat Output', 2).innerText()]);
  expect(texts[0]).toContain('Ada');
  expect(texts[1]).toContain('Grace');
  expect(texts[0]).not.toBe(texts[1]);
  // By itself, some time after the page.
  await expect(bench.editorLines).toBeVisible();
});

test('a first visit loads at most 280 kB until Input 1 takes a key', async ({ bench, page, server }) => {
  const { bytes } = await visitUntilFirstKey(page, server.url);
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThanOrEqual(280_000);
  await expect(bench.input(1)).toHaveValue(/x/);
});
