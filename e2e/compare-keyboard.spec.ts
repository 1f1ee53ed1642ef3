/** Compare by keyboard, and with as many runs as possible on a narrow screen. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectNoViolations } from './pages/axe.ts';
import type { BenchPage } from './pages/bench-page.ts';
import { ComparePart } from './pages/compare-part.ts';

/** Presses the key until `target` has the focus, at most once around the whole page. */
async function walkTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press(key);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(target).toBeFocused();
}

/** The text of the option that Enter would choose; empty while the list is closed. */
function activeOption(picker: Locator): Promise<string> {
  return picker.evaluate(
    (input) => document.getElementById(input.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '',
  );
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

test('two runs are selected, compared and closed again by keyboard alone', async ({ bench, page }) => {
  const compare = new ComparePart(page);
  const { region } = compare;
  await bench.open();
  await runByKey(bench, 1);
  await bench.setTweaks('{ "Prompt Template": { "tone": "stern" } }');
  await runByKey(bench, 2);

  await page.keyboard.press('Alt+Shift+3');
  const second = page.getByRole('button', { name: 'Run 2', exact: true });
  const first = page.getByRole('button', { name: 'Run 1', exact: true });
  await walkTo(page, second);
  await page.keyboard.press('End');
  await expect(first).toBeFocused();
  await page.keyboard.press('c');
  await expect(first).toHaveAccessibleDescription(/selected as A/);
  await page.keyboard.press('ArrowLeft');
  await expect(second).toBeFocused();
  await page.keyboard.press('c');
  await expect(second).toHaveAccessibleDescription(/selected as B/);
  await walkTo(page, page.getByRole('button', { name: 'Compare A and B' }));
  await page.keyboard.press('Enter');

  await expect(region.getByRole('heading', { name: 'Compare' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(compare.picker('A')).toBeFocused();
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
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await bench.setTweaks('{}');
  await command(page, 'Compare runs');
  await expect(region.getByRole('heading', { name: 'Compare' })).toBeFocused();
  await expect(compare.picker('B')).toHaveValue(/^#2 /);
  await walkTo(page, region.getByRole('button', { name: "Use B's tweaks" }));
  await page.keyboard.press('Enter');
  await expect(region).toBeHidden();
  await expect(bench.editor).toBeFocused();
  await expect(bench.editorLines).toContainText('stern');
});

test('axe finds no violations in a comparison of three runs at 390 px, which scrolls in one direction', async ({
  bench,
  page,
}) => {
  test.slow();
  const compare = new ComparePart(page);
  await bench.open();
  await bench.run();
  await bench.setTweaks('{ "Prompt Template": { "tone": "stern" } }');
  await bench.run();
  await bench.input(2).fill('Grace, who likes ships');
  await bench.run();
  await compare.open();
  await compare.region.getByRole('button', { name: 'Add run C' }).click();
  await expect(compare.answer('Chat Output, Input 1, C')).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoViolations(page, 'three runs side by side');
  await compare.region.getByRole('radio', { name: 'In line' }).click();
  await expect(compare.answer('Chat Output, Input 1, A → C')).toBeVisible();
  await expectNoViolations(page, 'three runs in line');
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('when a focused element in Compare goes away, the focus moves nearby', async ({ bench, page }) => {
  const compare = new ComparePart(page);
  await bench.open();
  for (let run = 0; run < 4; run += 1) await bench.run();
  await compare.open();
  await compare.region.getByRole('button', { name: 'Add run C' }).focus();
  await page.keyboard.press('Enter');
  await expect(compare.picker('C')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(compare.picker('B')).toBeFocused();
  // The first key opens the list, which then marks the chosen run.
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => activeOption(compare.picker('B'))).not.toBe('');
  for (let step = 0; step < 4 && !/^#1 /.test(await activeOption(compare.picker('B'))); step += 1) {
    const before = await activeOption(compare.picker('B'));
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => activeOption(compare.picker('B'))).not.toBe(before);
  }
  await page.keyboard.press('Enter');
  await expect(compare.picker('B')).toHaveValue(/^#1 /);
  await expect(compare.picker('B')).toBeFocused();
  await walkTo(page, compare.region.getByRole('button', { name: 'Remove run C' }));
  await page.keyboard.press('Enter');
  await expect(compare.picker('C')).toBeHidden();
  await expect(compare.picker('A')).toBeFocused();
});
