/** Compare by keyboard. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { ComparePart } from '../pages/compare-part.ts';
import { fillTweaks } from '../pages/fill-tweaks.ts';
import { scrollPart } from '../pages/scroll-part.ts';

/** Presses the key until `target` has the focus, at most once around the whole page. */
async function walkTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press(key);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(target).toBeFocused();
}

async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
  await page.keyboard.type(name);
  await expect(page.getByRole('listbox', { name: 'Commands' }).getByRole('option').first()).toContainText(name);
  await page.keyboard.press('Enter');
}

async function runByKey(bench: BenchPage, number: number): Promise<void> {
  await bench.page.keyboard.press('Control+Enter');
  await expect(bench.page.getByRole('button', { name: `Run ${number}`, exact: true })).toBeVisible();
  await expect(bench.status).toHaveText(/Run finished/);
}

test('two runs are compared by keyboard alone, and the focus and the scrolled results are then as before', async ({
  bench,
  page,
}) => {
  const compare = new ComparePart(page);
  const { region } = compare;
  await bench.open();
  await runByKey(bench, 1);
  await fillTweaks(page, '{ "Prompt Template": { "tone": "stern" } }');
  await runByKey(bench, 2);
  // So low that the answers scroll.
  await page.setViewportSize({ width: 1440, height: 430 });

  await page.keyboard.press('Alt+Shift+3');
  const second = page.getByRole('button', { name: 'Run 2', exact: true });
  const first = page.getByRole('button', { name: 'Run 1', exact: true });
  await walkTo(page, second);
  await page.keyboard.press('End');
  await expect(first).toBeFocused();
  const answer = bench.answer('Chat Output', 2);
  expect(await scrollPart(answer, 30)).toBe(30);
  await page.keyboard.press('c');
  await expect(region.getByRole('heading', { name: 'Compare' })).toBeFocused();
  await expect(second).toHaveAccessibleDescription(/compared as A/);
  await page.keyboard.press('Tab');
  await expect(compare.picker('A')).toBeFocused();
  await page.keyboard.press('Tab');
  const swap = region.getByRole('button', { name: 'Swap A and B' });
  await expect(swap).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(compare.picker('B')).toHaveValue(/^#2 /);
  await expect(swap).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(compare.picker('B')).toBeFocused();
  const input = region.getByRole('radiogroup', { name: 'Input compared' });
  await walkTo(page, input.getByRole('radio', { name: 'Input 1' }));
  await page.keyboard.press('ArrowRight');
  await expect(input.getByRole('radio', { name: 'Input 2' })).toBeChecked();
  await expect(compare.table('Timing, Input 2')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(region.getByRole('radio', { name: 'Side by side' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(region.getByRole('radio', { name: 'In line' })).toBeChecked();
  await expect(compare.answer('Chat Output, Input 2, A → B')).toBeVisible();
  const first2 = compare.table('Every input').getByRole('button', { name: /Input 1/ });
  await walkTo(page, first2);
  await page.keyboard.press('Enter');
  await expect(first2).toBeFocused();
  await expect(compare.answer('Chat Output, Input 1, A → B')).toBeVisible();
  await walkTo(page, region.getByRole('group', { name: 'Answers to Input 1' }));

  await page.keyboard.press('Escape');
  await expect(region).toBeHidden();
  await expect(first).toBeFocused();
  expect(await scrollPart(answer)).toBe(30);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('Enter');
  await fillTweaks(page, '{}');
  await command(page, 'Compare with run #2');
  await expect(region.getByRole('heading', { name: 'Compare' })).toBeFocused();
  await expect(compare.picker('B')).toHaveValue(/^#2 /);
  await walkTo(page, region.getByRole('button', { name: "Use B's tweaks" }));
  await page.keyboard.press('Enter');
  await expect(region).toBeHidden();
  await expect(bench.editor).toBeFocused();
  await expect(bench.editorLines).toContainText('stern');
  await command(page, 'Compare with run #2');
  await expect(region.getByRole('heading', { name: 'Compare' })).toBeFocused();
  await runByKey(bench, 3);
  await expect(region).toBeHidden();
});
