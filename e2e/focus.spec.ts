/** The keyboard alone, and where the focus goes when the focused element disappears. */
import { expect, test } from './fixtures.ts';

test('a run by keyboard alone; a view of the palette starts at the title of its pane, a mode at its heading, also after Present', async ({
  bench,
  page,
}) => {
  await bench.open();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Go to results' })).toBeFocused();
  await page.keyboard.press('Alt+Shift+Digit1');
  await expect(page.getByRole('region', { name: 'Request' }).locator(':focus')).toHaveCount(1);
  for (
    let count = 0;
    count < 20 && !(await bench.input(1).evaluate((field) => field === document.activeElement));
    count += 1
  ) {
    await page.keyboard.press('Tab');
  }
  await expect(bench.input(1)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Linus, who likes penguins');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(bench.status).toHaveText(/Run finished/);
  await page.keyboard.press('Alt+Shift+Digit4');
  await expect(page.getByRole('button', { name: 'Run 1', exact: true })).toBeFocused();
  await page.keyboard.press('Alt+Shift+Digit3');
  await expect(page.getByRole('region', { name: 'Results' }).locator(':focus')).toHaveCount(1);
  await expect(bench.answersOf(1)).toContainText('Linus');
  await page.keyboard.press('ControlOrMeta+K');
  await expect(page.getByRole('combobox', { name: 'Search commands' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // In the view that disappears.
  await bench.reportRow(/tone/).getByRole('button').first().focus();
  for (const [view, pane] of [
    ['Form', 'Tweaks'],
    ['Graph', 'Tweaks'],
    ['Timeline', 'Results'],
  ] as const) {
    await page.keyboard.press('ControlOrMeta+K');
    await page.getByRole('combobox', { name: 'Search commands' }).fill(`Show ${view}`);
    await page.getByRole('option', { name: `Show ${view}` }).waitFor();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tab', { name: view, exact: true })).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('heading', { level: 2, name: pane, exact: true })).toBeFocused();
  }

  await bench.input(1).focus();
  for (const [query, name] of [
    ['Tests', 'Tests'],
    ['Compare runs', 'Compare'],
  ] as const) {
    await page.keyboard.press('ControlOrMeta+K');
    await page.getByRole('combobox', { name: 'Search commands' }).fill(query);
    await page.getByRole('option', { name: new RegExp(`^${query}`) }).waitFor();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeFocused();
  }
  await page.keyboard.press('ControlOrMeta+Shift+E');
  await expect(page.getByRole('main', { name: 'Present' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 2, name: 'Compare', exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+K');
  await page.getByRole('combobox', { name: 'Search commands' }).fill('Tests');
  await page.getByRole('option', { name: /^Tests/ }).waitFor();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Tests', exact: true })).toBeFocused();
});
