/** Inside: what each component did when, and where its times come from. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';

const timeline = (page: Page, input: number): Locator =>
  page.getByRole('table', { name: `Timeline, Input ${input}`, exact: true });

async function openTimeline(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Inside', exact: true }).click();
  await expect(page.getByRole('radiogroup', { name: 'Clock' })).toBeVisible();
}

async function readBars(page: Page): Promise<void> {
  await expect(page.getByText('Times measured on the server.')).toBeVisible();
  for (const input of [1, 2]) {
    const rows = timeline(page, input).getByRole('row');
    await expect(rows).toHaveCount(5);
    await expect(rows.nth(3)).toContainText('Language Model');
    await expect(rows.nth(3)).toContainText(/first token at .* ms, ended at .*, on the critical path/);
  }
  await expect(page.getByText(/^\d+ from 2 calls$/)).toBeVisible();
  await expect(page.getByText('not reported', { exact: true })).toBeVisible();
  // Hovering shows exact times.
  await timeline(page, 1).getByRole('row').nth(3).getByRole('cell').first().hover();
  await expect(page.getByRole('tooltip')).toContainText(/started at .*, first token at .*, took/);
}

async function checkWithAxe(page: Page): Promise<void> {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    if (width === 390) {
      await page.getByRole('tablist', { name: 'Panes' }).getByRole('tab', { name: 'Results' }).click();
      await expect(page.getByRole('tab', { name: 'Inside', exact: true })).toBeInViewport({ ratio: 0.9 });
    }
    for (const [shown, name, rows] of [
      ['Table', 'Timeline', 9],
      ['Bars', 'Timeline, Input 1', 5],
    ] as const) {
      await page.getByRole('radio', { name: shown, exact: true }).click();
      await expect(page.getByRole('table', { name, exact: true }).getByRole('row')).toHaveCount(rows);
      await expectNoViolations(page, `${shown} at ${width} px`, { within: '#results' });
    }
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
}

async function expectReadableOnNarrowScreen(page: Page): Promise<void> {
  const scale = page.getByRole('group', { name: 'Timelines of the inputs' }).getByText('0', { exact: true });
  await expect(scale).toBeVisible();
  const marks = scale.locator('xpath=../span');
  // The marks that are shown are counted again until the scale fits its new width.
  const gaps = () =>
    marks.evaluateAll((all) => {
      const boxes = all.map((mark) => mark.getBoundingClientRect()).filter(({ width }) => width > 0);
      return boxes.slice(1).map(({ left }, index) => left - (boxes[index]?.right ?? 0));
    });
  await expect.poll(async () => (await gaps()).length).toBeGreaterThan(0);
  await expect.poll(async () => Math.min(...(await gaps()))).toBeGreaterThan(0);
  const writers = page.getByRole('group', { name: 'Components that wrote' });
  await expect(writers).toBeVisible();
  expect(await writers.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
}

/** The size of a window at 200 % zoom. Clicks go to positions, so that anything over a bar would get the click. */
async function reachOnShortScreen(page: Page): Promise<void> {
  await page.setViewportSize({ width: 720, height: 450 });
  const views = page.getByRole('region', { name: 'Results' });
  await views.getByRole('tab', { name: 'Inside' }).click();
  await timeline(page, 1)
    .getByRole('button', { name: /^Explainer/ })
    .click();
  await views.getByRole('tab', { name: 'JSON' }).click();
  await views.getByRole('radio', { name: 'Frames' }).check();
  const frames = page.getByRole('grid', { name: 'Frames' });
  await frames.getByRole('row').filter({ hasText: 'run-start' }).click();
  await expect(page.getByRole('heading', { name: 'Frame 1' })).toBeVisible();
}

test('the timeline shows each component of each input with exact times, as bars or as a table, on wide, narrow and short screens', async ({
  bench,
  page,
}) => {
  test.slow();
  await bench.open();
  await bench.run();
  await openTimeline(page);
  await readBars(page);
  await checkWithAxe(page);

  await page.setViewportSize({ width: 1440, height: 900 });
  await bench.chooseFlow('Topic and audience');
  await bench.run();
  await openTimeline(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('tab', { name: 'Results' }).click();
  await expectReadableOnNarrowScreen(page);
  await reachOnShortScreen(page);
});
