/** What is shown of a run. */
import type { Page } from '@playwright/test';

/** Opens a view of the results: a tab, or one of the three shapes in JSON. */
export async function showResult(page: Page, view: string): Promise<void> {
  const results = page.getByRole('region', { name: 'Results' });
  const isShape = ['Tree', 'Text', 'Frames'].includes(view);
  await results.getByRole('tab', { name: isShape ? 'JSON' : view, exact: true }).click();
  if (isShape) await results.getByRole('radio', { name: view, exact: true }).check();
}

/** Chooses how the outputs are laid out in Answer. */
export async function layOut(page: Page, layout: string): Promise<void> {
  await page.getByRole('button', { name: 'Result options' }).click();
  await page.getByRole('radiogroup', { name: 'Output layout' }).getByRole('radio', { name: layout }).check();
  await page.keyboard.press('Escape');
}
