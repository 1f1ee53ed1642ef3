/** A Chromium for measuring, the same for every row. */
import { type Browser, chromium } from '@playwright/test';
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
