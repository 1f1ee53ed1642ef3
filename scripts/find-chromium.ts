/** Finds a Chromium for the end-to-end tests: CHROMIUM_PATH, Playwright's own, one on the system; installs one if there is none. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** The shell first: the same engine without a browser's window, so a story takes about a third less work. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

function onSystem(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const name of NAMES) {
    const folder = folders.find((candidate) => existsSync(join(candidate, name)));
    if (folder) return join(folder, name);
  }
  return null;
}

function playwrightsOwn(): string | null {
  const path = chromium.executablePath();
  return path !== '' && existsSync(path) ? path : null;
}

function succeeds(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

/**
 * Path of a Chromium that can be started. When none is found it says so and installs one: by Playwright, else as root on a
 * Debian by apt-get. Throws an Error that says what to do when that fails too.
 */
export function findChromium(): string {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, and there is no such file`);
    return named;
  }
  const found = playwrightsOwn() ?? onSystem();
  if (found) return found;

  console.log('No Chromium found: installing one (playwright install chromium)');
  if (succeeds('npx', ['playwright', 'install', 'chromium'])) {
    const own = playwrightsOwn();
    if (own) return own;
  }
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    succeeds('apt-get', ['update', '-q']);
    for (const name of ['chromium-headless-shell', 'chromium']) {
      console.log(`Installing the Chromium of Debian (apt-get install -y ${name})`);
      if (succeeds('apt-get', ['install', '-y', '-q', name])) break;
    }
    const installed = onSystem();
    if (installed) return installed;
  }
  throw new Error('No Chromium could be found or installed. Install one and name it in CHROMIUM_PATH');
}
