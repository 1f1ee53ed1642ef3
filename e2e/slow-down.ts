/** Makes every page slower, to find stories that pass only on a fast machine. Off unless the environment asks for it. */
import type { Browser, Page } from '@playwright/test';

/** How many times slower the pages' scripts run. */
const factor = Number(process.env.TWEAKBENCH_E2E_SLOWDOWN ?? 1);
/** Milliseconds by which each lazy chunk of the page is late. */
const chunkDelay = Number(process.env.TWEAKBENCH_E2E_CHUNK_DELAY ?? 0);

/** For all pages of all contexts that are opened from now on. */
export function slowDownPages(browser: Browser): void {
  if (factor <= 1 && chunkDelay <= 0) return;
  browser.on('context', (context) => context.on('page', (page) => void slowDown(page).catch(() => undefined)));
}

async function slowDown(page: Page): Promise<void> {
  if (factor > 1) {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: factor });
  }
  if (chunkDelay > 0) {
    await page.route(/\/assets\/.*\.js$/, async (route) => {
      await new Promise((done) => setTimeout(done, chunkDelay));
      // The page may have been closed in the meantime.
      await route.fallback().catch(() => undefined);
    });
  }
}
