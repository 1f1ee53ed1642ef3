/** Inside: the components of an input, each with its bar, their calls, and which one is chosen. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';

const tree = (page: Page) => page.getByRole('tree', { name: 'Components' });
const item = (page: Page, name: string | RegExp) => tree(page).getByRole('treeitem', { name });
const panel = (page: Page, name: string) => page.getByRole('region', { name: `${name}, inside`, exact: true });

async function readList(page: Page): Promise<void> {
  await expect(tree(page).getByRole('treeitem')).toHaveCount(4);
  await expect(item(page, 'Language Model, applied')).toHaveAttribute('aria-selected', 'true');
  await expect(item(page, 'Language Model, applied')).toHaveAccessibleDescription(
    /first token at .* ms, ended at .*, on the critical path/,
  );
  await expect(page.getByText(/ · values from the engine, live$/)).toBeVisible();
}

/** With the keys alone, and by link. */
async function chooseComponents(page: Page): Promise<void> {
  await tree(page).focus();
  await page.keyboard.press('Home');
  await expect(panel(page, 'Chat Input')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(panel(page, 'Prompt Template')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(panel(page, 'Prompt Template').getByRole('heading', { name: 'Prompt Template' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(tree(page)).toBeFocused();
  await page.getByRole('radio', { name: 'Input 2', exact: true }).check();
  await expect.poll(() => new URL(page.url()).searchParams.get('inside')).toBe('2');
  await page.reload();
  await expect(panel(page, 'Prompt Template')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Input 2', exact: true })).toBeChecked();
}

/** Both ways. */
async function shareChoiceWithGraph(page: Page): Promise<void> {
  const views = page.getByRole('tablist', { name: 'Tweak views' });
  await views.getByRole('tab', { name: 'Graph' }).click();
  const details = page.getByRole('region', { name: /^Prompt Template/ }).filter({ hasText: 'template' });
  await expect(details.first()).toBeVisible();
  await item(page, 'Chat Output').click();
  await expect(page.getByRole('separator', { name: 'Resize details' })).toBeVisible();
  await expect.poll(() => new URL(page.url()).searchParams.get('component')).toMatch(/^ChatOutput/);
  await views.getByRole('tab', { name: 'JSON' }).click();
}

async function resize(page: Page): Promise<void> {
  const handle = page.getByRole('separator', { name: 'Resize components' });
  const height = async () => (await tree(page).locator('xpath=../..').boundingBox())?.height ?? 0;
  const before = await height();
  await handle.focus();
  await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(height).toBeGreaterThan(before);
}

async function readOnNarrowScreen(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('tablist', { name: 'Panes' }).getByRole('tab', { name: 'Results' }).click();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expectNoViolations(page, 'the list at 390 px', { within: '#results' });
  await item(page, 'Language Model, applied').click();
  await expect(panel(page, 'Language Model')).toBeVisible();
  await expect(tree(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(panel(page, 'Chat Output')).toBeVisible();
  await expectNoViolations(page, 'a component at 390 px', { within: '#results' });
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(tree(page)).toBeVisible();
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
}

test('Inside lists the components of an input with their times; the choice is in the link and goes with the graph', async ({
  bench,
  page,
}) => {
  test.slow();
  await bench.open();
  await bench.run();
  // Opens Inside at the component that wrote the text.
  await page.getByRole('button', { name: 'Look inside Chat Output, Input 2' }).click();
  await expect(panel(page, 'Language Model')).toBeVisible();
  await page.getByRole('radio', { name: 'Input 1', exact: true }).check();
  await readList(page);
  await expectNoViolations(page, 'Inside', { within: '#results', inBothSchemes: true, hasTargets: true });
  await chooseComponents(page);
  await shareChoiceWithGraph(page);
  await resize(page);
  await readOnNarrowScreen(page);
});
