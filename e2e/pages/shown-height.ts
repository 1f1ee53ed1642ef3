import type { Locator } from '@playwright/test';
import { boxOf } from './box-of.ts';

/** How many pixels of a part are on the screen, after scrolling to its top, and not behind what stays there. */
export async function shownHeight(part: Locator): Promise<number> {
  await part.evaluate((element) => element.scrollIntoView());
  const { x, y, width, height } = await boxOf(part);
  return part.evaluate(
    (element, { x, y, width, height }) => {
      let shown = 0;
      for (let at = y + 1; at < y + height; at += 4) {
        const drawn = document.elementFromPoint(x + width / 2, at);
        if (drawn !== null && element.contains(drawn)) shown += 4;
      }
      return shown;
    },
    { x, y, width, height },
  );
}
