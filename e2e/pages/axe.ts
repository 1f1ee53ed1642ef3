/** What axe says of the page as it is, in either colour scheme. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Shows the page in another scheme where it is; resolves once nothing fades any more. */
async function showIn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    // One in which the page hears of it, one in which it has drawn what it made of that.
    await frame();
    await frame();
    const fades = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.allSettled(fades.map(({ finished }) => finished));
  });
}

/** `screen` names what is looked at in the message of a failure; `within` is the only part that is looked at. */
export async function expectNoFindings(
  page: Page,
  screen: string,
  { within }: { within?: string } = {},
): Promise<void> {
  // Off the buttons, whose hints lie outside of every landmark.
  await page.mouse.move(0, 0);
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  for (const colorScheme of ['dark', 'light'] as const) {
    await showIn(page, colorScheme);
    // Without frames the simpler mode sees the same, and need not send all that is in order through a page of its own.
    expect(page.frames()).toHaveLength(1);
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
    const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
    const findings = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
    );
    expect(findings, `${screen}, ${colorScheme}`).toEqual([]);
  }
}
