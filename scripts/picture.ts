/** `npm run picture`: makes the pictures of the README and of docs/ from the running product. */
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { openBrowser } from '../bench/browser.ts';
import { startTweakbench } from '../e2e/servers/tweakbench-server.ts';
import { buildIfStale } from './build.ts';

const SCREEN = { viewport: { width: 1440, height: 900 }, colorScheme: 'light' } as const;

async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: resolve(import.meta.dirname, `../docs/${name}.png`) });
}

/** The bench after its first run. */
async function shootBench(page: Page): Promise<void> {
  await page.locator('.monaco-editor .view-lines').waitFor();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('status', { name: 'Run status' }).filter({ hasText: 'Run finished' }).waitFor();
  // The changes are shown once the run is saved.
  await page.getByRole('region', { name: 'History' }).getByText('tone, temperature').waitFor();
  await shoot(page, 'bench');
}

/** The dialog in which a demo of this flow is published, and its row once it is. */
async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  for (const field of ['Temperature · Language Model', 'tone · Prompt Template']) {
    await page.getByRole('combobox', { name: 'Add a field' }).click();
    await page.getByRole('option', { name: field }).click();
  }
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Title', exact: true }).fill('Ask for a welcome');
  await dialog.getByRole('textbox', { name: 'Label for the low end of Temperature' }).fill('Careful');
  await dialog.getByRole('textbox', { name: 'Label for the high end of Temperature' }).fill('Free');
  const address = dialog.getByRole('textbox', { name: 'Address' });
  await address.fill('welcome');
  await dialog.getByText('Free', { exact: true }).waitFor();
  await shoot(page, 'publish');
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await dialog.getByRole('button', { name: 'Copy link to /p/welcome' }).waitFor();
}

/** What a visitor sees. */
async function shootDemo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.getByRole('button', { name: 'Ask again' }).waitFor();
  await page.mouse.move(0, 0);
  await shoot(page, 'demo');
}

await buildIfStale();
// As behind a proxy: without a name by which others reach it, nothing can be published.
const server = await startTweakbench({ TWEAKBENCH_ALLOWED_HOSTS: 'demos.test', PORT: '4747' });
const browser = await openBrowser();
try {
  const page = await browser.newPage(SCREEN);
  await page.goto(server.url);
  await shootBench(page);
  await publish(page);
  const visitor = await browser.newPage(SCREEN);
  await visitor.goto(`${server.url}/p/welcome`);
  await shootDemo(visitor);
} finally {
  await browser.close();
  await server.stop();
}
