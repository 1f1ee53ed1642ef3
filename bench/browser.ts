/** The Chromium in which every row is measured. */
import { type Browser, chromium, type Page } from '@playwright/test';
import { findChromium } from '../scripts/find-chromium.ts';

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page in a new context, at desktop width. */
export async function openPage(browser: Browser, permissions: string[] = []): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, permissions });
  const page = await context.newPage();
  // tsx wraps functions in a helper, which the page does not have.
  await page.addInitScript('globalThis.__name = (named) => named');
  return page;
}
