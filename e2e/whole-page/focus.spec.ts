/** The keyboard alone, and where the focus goes when the focused element disappears. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import type { BenchPage } from '../pages/bench-page.ts';

/** Presses Tab from the region Request, which has the focus, to its first input. */
async function tabToInput(bench: BenchPage): Promise<void> {
  const hasFocus = () => bench.input(1).evaluate((field) => field === document.activeElement);
  for (let count = 0; count < 20 && !(await hasFocus()); count += 1) await bench.page.keyboard.press('Tab');
  await expect(bench.input(1)).toBeFocused();
}

async function runByKeyboard(bench: BenchPage): Promise<void> {
  const { page } = bench;
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Go to results' })).toBeFocused();
  await page.keyboard.press('Alt+Shift+Digit1');
  await expect(page.getByRole('region', { name: 'Request' }).locator(':focus')).toHaveCount(1);
  await tabToInput(bench);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Linus, who likes penguins');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(bench.status).toHaveText(/Run finished/);
  await page.keyboard.press('Alt+Shift+Digit4');
  await expect(page.getByRole('button', { name: 'Run 1', exact: true })).toBeFocused();
  await page.keyboard.press('Alt+Shift+Digit3');
  await expect(page.getByRole('region', { name: 'Results' }).locator(':focus')).toHaveCount(1);
  await expect(bench.answersOf(1)).toContainText('Linus');
}

const searchOf = (page: Page) => page.getByRole('combobox', { name: 'Search commands' });

/** Chooses a command in the palette by keyboard. */
async function chooseCommand(page: Page, query: string, name: RegExp): Promise<void> {
  await page.keyboard.press('ControlOrMeta+K');
  await searchOf(page).fill(query);
  await page.getByRole('option', { name }).waitFor();
  await page.keyboard.press('Enter');
}

async function expectHeadingFocused(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeFocused();
}

test('a run is started by keyboard alone, and the focus goes to the title of each view or mode that is opened', async ({
  bench,
  page,
}) => {
  await bench.open();
  await runByKeyboard(bench);
  await page.keyboard.press('ControlOrMeta+K');
  await expect(searchOf(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // The focus is in the view that disappears next.
  await bench.reportRow(/tone/).getByRole('button').first().focus();
  for (const [view, pane] of [
    ['Form', 'Tweaks'],
    ['Graph', 'Tweaks'],
    ['Inside', 'Results'],
  ] as const) {
    await chooseCommand(page, `Show ${view}`, new RegExp(`Show ${view}`));
    await expect(page.getByRole('tab', { name: view, exact: true })).toHaveAttribute('aria-selected', 'true');
    await expectHeadingFocused(page, pane);
  }

  await bench.input(1).focus();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('button', { name: 'Run 2', exact: true })).toBeVisible();
  await expect(bench.status).toHaveText(/Run finished/);
  await chooseCommand(page, 'Tests', /^Tests/);
  await expectHeadingFocused(page, 'Tests');
  await page.getByRole('button', { name: 'Run 2', exact: true }).focus();
  await chooseCommand(page, 'Compare with run #1', /^Compare with run #1/);
  await expectHeadingFocused(page, 'Compare');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Run 2', exact: true })).toBeFocused();
  await chooseCommand(page, 'Compare with run #1', /^Compare with run #1/);
  await expectHeadingFocused(page, 'Compare');
  await page.keyboard.press('ControlOrMeta+Shift+E');
  await expect(page.getByRole('main', { name: 'Present' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expectHeadingFocused(page, 'Compare');
  await page.keyboard.press('Escape');
  await expectHeadingFocused(page, 'Tests');
  await chooseCommand(page, 'Bench', /^Bench/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});
