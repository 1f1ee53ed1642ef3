/** `npm run picture`: makes the README's picture from the running product. */
import { resolve } from 'node:path';
import { openBrowser } from '../bench/browser.ts';
import { startTweakbench } from '../e2e/servers/tweakbench-server.ts';
import { buildIfStale } from './build.ts';

await buildIfStale();
const server = await startTweakbench();
const browser = await openBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
  await page.goto(server.url);
  await page.locator('.monaco-editor .view-lines').waitFor();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('status', { name: 'Run status' }).filter({ hasText: 'Run finished' }).waitFor();
  // The changes are shown once the run is saved.
  await page.getByRole('region', { name: 'History' }).getByText('tone, temperature').waitFor();
  await page.screenshot({ path: resolve(import.meta.dirname, '../docs/bench.png') });
} finally {
  await browser.close();
  await server.stop();
}
