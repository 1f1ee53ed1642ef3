/** `npm run e2e`: builds if needed, finds a browser, runs Playwright on the built product. Arguments go to Playwright. */
import { spawnSync } from 'node:child_process';
import { memoryFolder } from '../src/server/testing/memory-folder.ts';
import { buildIfStale } from './build.ts';
import { findChromium } from './find-chromium.ts';

await buildIfStale();
const chromium = findChromium();
console.log(`End-to-end tests in ${chromium}`);
const { status } = spawnSync('npx', ['playwright', 'test', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, CHROMIUM_PATH: chromium, TMPDIR: memoryFolder() },
});
process.exitCode = status ?? 1;
