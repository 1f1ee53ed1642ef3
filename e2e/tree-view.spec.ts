/** The tree of a reply: searched, expanded to a depth, and used by keyboard. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './front-fixtures.ts';
import { dataResult, replyOf } from './servers/recorded-results.ts';
import { answerWith } from './servers/run-answers.ts';

const DATA = { town: 'Ghent', streets: [{ name: 'Korenlei', trees: 12 }, { name: 'Graslei' }], empty: [] };

const tree = (page: Page): Locator => page.getByRole('tree', { name: 'Response tree' });
const selected = (page: Page): Locator => tree(page).getByRole('treeitem', { selected: true });
const find = (page: Page): Locator => page.getByRole('textbox', { name: 'Find a key or value' });

test('a reply is searched, expanded to a depth, and used by keyboard', async ({ bench, page, front }) => {
  await bench.open(front.url);
  await bench.keepOneInput();
  front.answerRuns(answerWith(200, replyOf([[dataResult(DATA, 'Town-1', 'Town')]])));
  await bench.run();
  await page.getByRole('tab', { name: 'Tree', exact: true }).click();
  await expect(tree(page)).toBeVisible();

  await test.step('finds keys and values, counts them, and moves from one to the next', async () => {
    await find(page).fill('LEI');
    await expect(page.getByText('1 of 2', { exact: true })).toBeVisible();
    await expect(selected(page)).toHaveText('name"Korenlei"');
    await find(page).press('Enter');
    await expect(page.getByText('2 of 2', { exact: true })).toBeVisible();
    await expect(selected(page)).toHaveText('name"Graslei"');
    await expect(selected(page)).toBeInViewport();
    await expect(page.getByText('response.outputs[0].outputs[0].outputs.data.message.streets[1].name')).toBeVisible();
    // Past the end to the first, and back.
    await find(page).press('Enter');
    await expect(selected(page)).toHaveText('name"Korenlei"');
    await find(page).press('Shift+Enter');
    await expect(selected(page)).toHaveText('name"Graslei"');
    await find(page).fill('trees');
    await expect(page.getByRole('tabpanel', { name: 'Tree' }).getByText('1 of 1', { exact: true })).toBeVisible();
    await expect(selected(page)).toHaveText('trees12');
    await find(page).fill('canal');
    await expect(page.getByText('nothing found', { exact: true })).toBeVisible();
    await find(page).fill('');
  });

  await test.step('expands to a depth', async () => {
    const depth = page.getByRole('combobox', { name: 'Open to depth' });
    const items = tree(page).getByRole('treeitem');
    await depth.selectOption('Close all');
    await expect(items).toHaveCount(1);
    await expect(items).toHaveAttribute('aria-expanded', 'false');
    await depth.selectOption('1 level');
    await expect(tree(page).locator('[aria-level="2"]')).toHaveCount(2);
    await expect(tree(page).locator('[aria-level="3"]')).toHaveCount(0);
    await depth.selectOption('2 levels');
    await expect(tree(page).locator('[aria-level="3"]')).toHaveCount(1);
    await depth.selectOption('Open all');
    await expect(tree(page).getByRole('treeitem', { name: 'name "Graslei"', exact: true })).toBeVisible();
    await expect(tree(page).locator('[aria-expanded="false"]')).toHaveCount(0);
  });

  await test.step('is used by keyboard', async () => {
    const depth = page.getByRole('combobox', { name: 'Open to depth' });
    await depth.selectOption('Close all');
    await depth.press('Tab');
    await expect(tree(page)).toBeFocused();
    await page.keyboard.press('Home');
    await expect(selected(page)).toHaveAttribute('aria-level', '1');
    await page.keyboard.press('ArrowRight');
    await expect(selected(page)).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('ArrowRight');
    await expect(selected(page)).toHaveText(/^session_id/);
    await page.keyboard.press('ArrowDown');
    await expect(selected(page)).toHaveText(/^outputs/);
    await page.keyboard.press('Enter');
    await expect(selected(page)).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('End');
    await expect(selected(page)).toHaveText(/^0/);
    await expect(selected(page)).toHaveAttribute('aria-level', '3');
    await expect(page.getByText('response.outputs[0]', { exact: true })).toBeVisible();
    // To its parent, which is then collapsed.
    await page.keyboard.press('ArrowLeft');
    await expect(selected(page)).toHaveText(/^outputs/);
    await page.keyboard.press('ArrowLeft');
    await expect(selected(page)).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.press('Space');
    await expect(selected(page)).toHaveAttribute('aria-expanded', 'true');
    // The focused line is announced to screen readers.
    const active = await tree(page).getAttribute('aria-activedescendant');
    await expect(selected(page)).toHaveAttribute('id', active ?? 'none');
  });
});
