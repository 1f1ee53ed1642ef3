/** Checks the page with axe, in both colour schemes. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Rules about colours. For the others, the page is the same in both colour schemes. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Switches the colour scheme; resolves when all transitions are over. */
async function showIn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    // One frame to notice the change, one to draw the result.
    await frame();
    await frame();
    const fades = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.allSettled(fades.map(({ finished }) => finished));
  });
}

/** `screen` names the view in the message of a failure; `within` limits the check to a part. */
export async function expectNoViolations(
  page: Page,
  screen: string,
  { within }: { within?: string } = {},
): Promise<void> {
  // Away from buttons, whose tooltips are outside all landmarks.
  await page.mouse.move(0, 0);
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  for (const colorScheme of ['dark', 'light'] as const) {
    await showIn(page, colorScheme);
    // Without frames, legacy mode finds the same, and is faster.
    expect(page.frames()).toHaveLength(1);
    // Its source is large: once for each page is enough.
    const isLoaded = await page.evaluate(() => 'axe' in window);
    const axe = new AxeBuilder({ page, ...(isLoaded && { axeSource: 'void 0' }) })
      .setLegacyMode()
      .options({ resultTypes: ['violations'], ...(colorScheme === 'light' && { runOnly: COLOUR_RULES }) });
    const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
    );
    expect(found, `${screen}, ${colorScheme}`).toEqual([]);
  }
}
