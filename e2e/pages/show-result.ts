/** What is shown of a run. */
import { expect, type Page } from '@playwright/test';

/**
 * Opens a view of the results: a tab, or one of the three shapes in JSON. Waits until it is in the address, which is written at most every
 * 50 ms: a story may open a link next, faster than a person, and the page then shows what the address had before.
 */
export async function showResult(page: Page, view: string): Promise<void> {
  const results = page.getByRole('region', { name: 'Results' });
  const isShape = ['Tree', 'Text', 'Frames'].includes(view);
  const tab = isShape ? 'JSON' : view;
  await results.getByRole('tab', { name: tab, exact: true }).click();
  const shown = () => new URL(page.url()).searchParams.get('view') ?? 'answer';
  await expect.poll(shown).toBe(tab.toLowerCase());
  if (isShape) await results.getByRole('radio', { name: view, exact: true }).check();
}

/** Chooses how the outputs are laid out in Answer, what they are grouped by, or which are shown. */
export async function layOut(page: Page, choice: string): Promise<void> {
  await page.getByRole('button', { name: 'Display', exact: true }).click();
  await page.getByRole('menuitemradio', { name: choice, exact: true }).click();
}

/** Chooses from the menu of an answer, such as Copy accessor. */
export async function chooseForAnswer(page: Page, answer: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `${answer} menu`, exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}
