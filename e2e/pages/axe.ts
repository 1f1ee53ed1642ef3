/** Checks the page with axe, in both colour schemes. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Rules about colours. For the others, the page is the same in both colour schemes. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
/** Instead of axe's large source, which is loaded once for each page. The markup of what was checked is not in any message. */
const LOADED = 'axe.configure({ noHtml: true })';

/** The colour scheme that is shown, then the other one: each change draws the whole page. */
async function bothSchemes(page: Page): Promise<readonly ('light' | 'dark')[]> {
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  return isDark ? ['dark', 'light'] : ['light', 'dark'];
}

/** Switches the colour scheme, and ends all transitions. */
async function showIn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    // One frame to notice the change, one to draw the result.
    await frame();
    await frame();
    for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
  });
}

/** `screen` names the view in the message of a failure; `within` limits the check to what this selector finds. */
export async function expectNoViolations(
  page: Page,
  screen: string,
  { within }: { within?: string } = {},
): Promise<void> {
  // Away from buttons, whose tooltips are outside all landmarks.
  await page.mouse.move(0, 0);
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  const schemes = await bothSchemes(page);
  for (const colorScheme of schemes) {
    await showIn(page, colorScheme);
    // Without frames, legacy mode finds the same, and is faster.
    expect(page.frames()).toHaveLength(1);
    const isLoaded = await page.evaluate(() => 'axe' in window);
    const isFirst = colorScheme === schemes[0];
    const axe = new AxeBuilder({ page, ...(isLoaded && { axeSource: LOADED }) })
      .setLegacyMode()
      .options({ resultTypes: ['violations'], preload: false, ...(!isFirst && { runOnly: COLOUR_RULES }) });
    const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
    );
    expect(found, `${screen}, ${colorScheme}`).toEqual([]);
  }
}
