/**
 * Finds a Chromium for the end-to-end tests: CHROMIUM_PATH, Playwright's own, or one on the system; installs one if
 * there is none.
 */
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { canInstallPackages, findProgram, installPackages, succeeds, updatePackageLists } from './system-programs.ts';

/** The headless shell first: the same engine without a browser window, which takes a third less CPU per story. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

function playwrightsOwn(): string | null {
  const path = chromium.executablePath();
  return path !== '' && existsSync(path) ? path : null;
}

/**
 * Path of a Chromium that starts. Without one it says so and installs one: with Playwright, else as root on Debian with
 * apt-get. Throws an Error that says what to do when that fails too.
 */
export function findChromium(): string {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH is ${named}, but there is no such file`);
    return named;
  }
  const found = playwrightsOwn() ?? findProgram(NAMES);
  if (found) return found;

  console.log('No Chromium found: installing one (playwright install chromium)');
  if (succeeds('npx', ['playwright', 'install', 'chromium'])) {
    const own = playwrightsOwn();
    if (own) return own;
  }
  if (canInstallPackages()) {
    updatePackageLists();
    for (const name of ['chromium-headless-shell', 'chromium']) {
      console.log(`Installing Debian's Chromium (apt-get install -y ${name})`);
      if (installPackages([name])) break;
    }
    const installed = findProgram(NAMES);
    if (installed) return installed;
  }
  throw new Error('No Chromium could be found or installed. Install one and set CHROMIUM_PATH');
}
