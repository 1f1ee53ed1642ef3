/** Times a run that is started by the page's button. */
import type { Page } from '@playwright/test';

/** Waits until Run can be pressed: just after a run it ignores clicks, which may have been meant for Stop. */
export async function untilRunTakesPress(page: Page): Promise<void> {
  await page.locator('button[aria-label="Run"]:not([aria-disabled="true"])').waitFor();
}

/** Runs once; ms from the click until the status says that the run finished, on the page's clock. */
export async function timeRun(page: Page): Promise<number> {
  await untilRunTakesPress(page);
  await page.getByRole('button', { name: 'Run', exact: true }).focus();
  return page.evaluate(
    () =>
      new Promise<number>((done, fail) => {
        const status = document.querySelector('[role=status][aria-label="Run status"]');
        const button = [...document.querySelectorAll('button')].find(
          (item) => item.getAttribute('aria-label') === 'Run' || item.textContent?.startsWith('Run'),
        );
        if (!status || !button) return fail(new Error('No Run button or status'));
        const start = performance.now();
        const observer = new MutationObserver(() => {
          if (!status.textContent?.startsWith('Run finished')) return;
          observer.disconnect();
          done(performance.now() - start);
        });
        observer.observe(status, { childList: true, characterData: true, subtree: true });
        button.click();
        return undefined;
      }),
  );
}
