/** Where the focus goes when the focused element disappears. */
import { expect, test } from './fixtures.ts';

test('a view that the palette shows starts at the title of its pane, and a mode at its heading, also after Present', async ({
  bench,
  page,
}) => {
  await bench.open();
  await page.getByRole('textbox', { name: 'Tweaks JSON' }).first().focus();
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
