/** The open views are in the address: a reload keeps them, and Back and Forward go through them. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const tab = (page: Page, list: string, name: string) =>
  page.getByRole('tablist', { name: list }).getByRole('tab', { name, exact: true });

for (const { list, first, second, third, key } of [
  { list: 'Result views', first: 'Answer', second: 'Table', third: 'Raw', key: 'view' },
  { list: 'Tweak views', first: 'JSON', second: 'Form', third: 'Graph', key: 'tweaks' },
]) {
  test(`${list} stay after a reload, and Back and Forward go through them`, async ({ bench, page }) => {
    const isOpen = (name: string) => expect(tab(page, list, name)).toHaveAttribute('aria-selected', 'true');
    await bench.open();
    await bench.run();
    await isOpen(first);
    for (const name of [second, third]) {
      await tab(page, list, name).click();
      await expect(page).toHaveURL(new RegExp(`[?&]${key}=${name.toLowerCase()}`));
    }
    await page.reload();
    await isOpen(third);
    await expect(page.getByRole('tabpanel', { name: third, exact: true })).toBeVisible();
    await page.goBack();
    await isOpen(second);
    await page.goBack();
    await isOpen(first);
    await expect(page).not.toHaveURL(new RegExp(`[?&]${key}=`));
    await page.goForward();
    await isOpen(second);
    await page.reload();
    await isOpen(second);
    // The run that is shown stays with them.
    await tab(page, 'Result views', 'Answer').click();
    await expect(bench.answersOf(1)).toBeVisible();
  });
}
