import type { Locator } from '@playwright/test';

/** How long the browser needs to lay a part out at another width, in ms: the best of five rounds. */
export function layoutMs(part: Locator): Promise<number> {
  return part.evaluate((element) => {
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 5; round += 1) {
      if (element instanceof HTMLElement) element.style.width = `${160 + round}px`;
      const from = performance.now();
      element.getBoundingClientRect();
      best = Math.min(best, performance.now() - from);
    }
    return best;
  });
}
