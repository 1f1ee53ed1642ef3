/**
 * Checks the page with axe. Every pair of colour tokens is compared in both schemes by `src/client/shell/theme/contrast.test.ts`, so
 * most views are checked in the scheme that is shown.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Rules about colours. All other rules give the same result in both colour schemes. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
const fromBuilder = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
/** Minified: loaded in a third of the time. */
const SOURCE = readFileSync(fromBuilder.resolve('axe-core/axe.min.js'), 'utf8');
/**
 * Given to the builder in place of axe's source, which is loaded only once for each page. Messages need no markup of
 * what was checked.
 */
const LOADED = 'axe.configure({ noHtml: true })';

/** The shown colour scheme first: each change of the scheme draws the whole page again. */
async function bothSchemes(page: Page): Promise<readonly ['light' | 'dark', 'light' | 'dark']> {
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

export interface AxeOptions {
  /** Limits the check to what this selector finds. */
  within?: string;
  /** Checks the colours in the other scheme too: for views with most of the product's parts. */
  inBothSchemes?: boolean;
  /** Checks that controls are 24 px large, or that far from others. */
  hasTargets?: boolean;
}

/** `screen` names the view in the message of a failure. */
export async function expectNoViolations(
  page: Page,
  screen: string,
  { within, inBothSchemes = false, hasTargets = false }: AxeOptions = {},
): Promise<void> {
  // Away from buttons, whose tooltips are outside all landmarks.
  await page.mouse.move(0, 0);
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  const [shown, other] = await bothSchemes(page);
  for (const colorScheme of inBothSchemes ? [shown, other] : [shown]) {
    await showIn(page, colorScheme);
    // Without frames, legacy mode finds the same, and is faster.
    expect(page.frames()).toHaveLength(1);
    const isLoaded = await page.evaluate(() => 'axe' in window);
    const axe = new AxeBuilder({ page, axeSource: isLoaded ? LOADED : SOURCE }).setLegacyMode().options({
      resultTypes: ['violations'],
      preload: false,
      rules: { 'target-size': { enabled: hasTargets } },
      ...(colorScheme === other && { runOnly: COLOUR_RULES }),
    });
    const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
    );
    expect(found, `${screen}, ${colorScheme}`).toEqual([]);
  }
}
