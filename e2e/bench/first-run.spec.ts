/** What a first visit shows and costs, and what a click re-renders, as seen by React's developer tools. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { boxOf } from '../pages/box-of.ts';
import { visitUntilFirstKey } from '../pages/first-key.ts';

test.use({ savesData: false });

/** How many controls there are to learn. */
async function countControls(page: Page): Promise<number> {
  const roles = ['button', 'tab', 'radio', 'switch', 'textbox', 'combobox', 'link'] as const;
  const counts = await Promise.all(roles.map((role) => page.getByRole(role).filter({ visible: true }).count()));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The gap between the first two words of a control, as a part of the size of its type. */
function wordGap(control: Element): number {
  const texts = document.createTreeWalker(control, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode as Text;
    const at = data.indexOf(' ');
    if (at === -1 || parentElement === null) continue;
    const range = document.createRange();
    range.setStart(texts.currentNode, at);
    range.setEnd(texts.currentNode, at + 1);
    return range.getBoundingClientRect().width / Number.parseFloat(getComputedStyle(parentElement).fontSize);
  }
  return 0;
}

test('a first visit opens a sample, which streams its answers, can be stopped and run again', async ({
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
  // The code editor loads by itself, some time after the page.
  await expect(bench.editorLines).toBeVisible();
  await expect(bench.reportRow(/Applied.*temperature/)).toBeVisible();
  for (const [width, most] of [
    [390, 25],
    [1024, 40],
    [1440, 55],
  ] as const) {
    await page.setViewportSize({ width, height: 844 });
    await expect.poll(() => countControls(page), { message: `controls at ${width} px` }).toBeLessThanOrEqual(most);
    if (width === 390) await page.getByRole('tablist', { name: 'Panes' }).getByRole('tab', { name: 'Tweaks' }).click();
    const shownWidth = async () => (await boxOf(title)).width;
    await expect.poll(shownWidth, { message: `the title at ${width} px` }).toBeGreaterThan(30);
  }
  const bare = page.getByRole('button').filter({ hasNotText: /\w/ });
  await expect.poll(() => bare.count()).toBeLessThanOrEqual(23);
  expect(await tweaks.getByRole('button', { name: 'Add tweak' }).evaluate(wordGap)).toBeGreaterThan(0.23);

  await bench.runButton.click();
  await expect(bench.stopButton).toBeVisible();
  const first = bench.answer('Chat Output', 1);
  await expect(first.locator('[aria-busy=true]')).toContainText(/\w+ \w+/);
  await bench.stopButton.click();
  await expect(bench.status).toHaveText('Run stopped');
  // Firefox reports an error for a preload of what a script tag has loaded.
  const twice = page.locator('link[rel="modulepreload"]:is([href*="/page-"], [href*="/rolldown-runtime-"])');
  await expect(twice).toHaveCount(0);
  // On a busy machine the first input may be done by then.
  const results = page.getByRole('region', { name: 'Results' });
  await expect(results).toContainText(/Stopped by you after [\d.]+ m?s\. This text is not complete\./);
  expect(await first.innerText()).toMatch(/\w+ \w+/);

  await bench.run();
  await expect(bench.status).toHaveText(/Run finished in/);
  await expect(page.getByRole('list', { name: 'Runs' }).getByRole('listitem')).toHaveCount(2);
  await expect(first.getByRole('button', { name: /^Save as test/ })).toHaveText('Save as test');
  await expect.poll(() => bare.count(), { message: 'icon buttons after a run' }).toBeLessThanOrEqual(29);
  const texts = await Promise.all([first.innerText(), bench.answer('Chat Output', 2).innerText()]);
  expect(texts[0]).toContain('Ada');
  expect(texts[1]).toContain('Grace');
  expect(texts[0]).not.toBe(texts[1]);
});

/** Records the components that React renders, by pane. Runs in the page before its scripts. */
function noteRenders() {
  interface Fiber {
    tag: number;
    flags: number;
    child: Fiber | null;
    sibling: Fiber | null;
    alternate: Fiber | null;
    stateNode: unknown;
    type: { displayName?: string; name?: string } | string | null;
  }
  const FUNCTION_COMPONENTS = [0, 11, 14, 15];
  const PERFORMED_WORK = 1;
  const PANES = ['request', 'tweaks', 'results'];
  const drawn: Record<string, number> = {};
  const walk = (fiber: Fiber, pane: string) => {
    const before = fiber.alternate;
    const id = fiber.stateNode instanceof HTMLElement ? fiber.stateNode.id : '';
    const here = PANES.includes(id) ? id : pane;
    if (FUNCTION_COMPONENTS.includes(fiber.tag) && (fiber.flags & PERFORMED_WORK) !== 0)
      drawn[here] = (drawn[here] ?? 0) + 1;
    // The children of a skipped component are from an earlier commit.
    if (before !== null && before.child === fiber.child) return;
    for (let child = fiber.child; child; child = child.sibling) walk(child, here);
  };
  Object.assign(window, {
    drawn,
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberUnmount: () => undefined,
      onCommitFiberRoot: (_id: number, root: { current: Fiber }) => walk(root.current, ''),
    },
  });
}

test('a first visit loads at most 250 kB and draws at most 1,300 components until Input 1 takes a key, and a click on a result tab then renders neither the request nor the tweaks again', async ({
  bench,
  page,
  server,
}) => {
  await page.addInitScript(noteRenders);
  const { bytes } = await visitUntilFirstKey(page, server.url);
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThanOrEqual(250_000);
  await expect(bench.input(1)).toHaveValue(/x/);

  const takeDrawn = () =>
    page.evaluate(() => {
      const drawn: Record<string, number> = Reflect.get(window, 'drawn');
      const taken = { ...drawn };
      for (const pane of Object.keys(drawn)) delete drawn[pane];
      return taken;
    });
  // Each part is drawn about twice: before its flow is there, and with it.
  const counts = Object.values(await takeDrawn());
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(1_300);
  await bench.run();
  const drawnBy = async (act: () => Promise<void>) => {
    // Wait for the last updates of the run itself.
    await expect.poll(takeDrawn, { intervals: [500] }).toEqual({});
    await act();
    return takeDrawn();
  };
  // Other work of the page may coincide with one click, but not with all of them.
  const views = ['Inside', 'JSON', 'Answer'];
  await expect
    .poll(async () => {
      const name = views.shift() ?? 'Answer';
      views.push(name);
      const {
        results = 0,
        request = 0,
        tweaks = 0,
      } = await drawnBy(async () => {
        const results = page.getByRole('region', { name: 'Results' });
        await results.getByRole('tab', { name, exact: true }).click();
        await expect(results.getByRole('tabpanel', { name, exact: true })).toBeVisible();
      });
      return { areResultsDrawn: results > 0, request, tweaks };
    })
    .toEqual({ areResultsDrawn: true, request: 0, tweaks: 0 });
  // What opens over the panes leaves them alone.
  const openPalette = async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };
  await expect.poll(async () => Object.keys(await drawnBy(openPalette))).toEqual(['']);
  // Checks that the counting works: typing re-renders the request.
  const byTyping = await drawnBy(() => bench.input(1).fill('another question'));
  expect(byTyping.request).toBeGreaterThan(0);
});
