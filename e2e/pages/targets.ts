/** What assistive technology and fingers need of every part of a view. */
import { expect, type Page } from '@playwright/test';

/** No picture of the accessibility tree is without a name. */
export async function expectNamedPictures(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const nameless = nodes.filter(({ ignored, role, name }) => !ignored && role?.value === 'image' && !name?.value);
  expect(nameless).toEqual([]);
}

/** Each control that is on the screen can be hit within 11 px of its middle: it has 24 px. Text fields have that of their frame. */
export async function expectTargets(page: Page): Promise<void> {
  const small = await page.evaluate(() => {
    const found: string[] = [];
    for (const control of document.querySelectorAll('button, [role="slider"], input, select, summary')) {
      const { x, y, width, height } = control.getBoundingClientRect();
      const isHitAt = (right: number, down: number) =>
        control.contains(document.elementFromPoint(x + width / 2 + right, y + height / 2 + down));
      const isText = control.matches('input[class*="inputField"], .monaco-editor *');
      // Skips controls that are covered or scrolled away, links within a sentence, and steppers of a number, which can
      // be typed.
      if (isText || !isHitAt(0, 0) || control.matches('.tb-cover, p button, [aria-hidden="true"]')) continue;
      const middles = [-11, 11].flatMap((by) => [isHitAt(by, 0), isHitAt(0, by)]);
      if (middles.includes(false)) found.push(control.getAttribute('aria-label') ?? control.textContent ?? '');
    }
    return found;
  });
  expect(small).toEqual([]);
}
