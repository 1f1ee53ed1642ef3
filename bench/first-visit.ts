/** First visit: bytes and time until `Input 1 value` accepts a key, compared with Langflow's own page if there is one. */
import type { Browser, Page } from '@playwright/test';
import { type FirstKey, visitUntilFirstKey } from '../e2e/pages/first-key.ts';
import { startTweakbench } from '../e2e/servers/tweakbench-server.ts';
import { openBrowser } from './browser.ts';
import { type Figure, median } from './figure.ts';

const LIMIT_BYTES = 250_000;
const VISITS = 5;

/** Loads Langflow's page until its first field is there; the median of five visits with empty caches. */
async function theirVisit(page: Page, url: string): Promise<FirstKey> {
  const session = await page.context().newCDPSession(page);
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await session.send('Network.enable');
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator('input, textarea').first().waitFor({ state: 'visible', timeout: 60_000 });
  // On the page's clock, which starts with the navigation, as for our own page.
  return { bytes, ms: await page.evaluate(() => performance.now()) };
}

async function visits(browser: Browser, url: string, visit: typeof theirVisit): Promise<FirstKey> {
  const results: FirstKey[] = [];
  for (let count = 0; count < VISITS; count += 1) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    results.push(await visit(await context.newPage(), url));
    await context.close();
  }
  return { bytes: median(results.map(({ bytes }) => bytes)), ms: median(results.map(({ ms }) => ms)) };
}

export async function firstVisit(): Promise<Figure[]> {
  const server = await startTweakbench();
  const browser = await openBrowser();
  try {
    const ours = await visits(browser, server.url, visitUntilFirstKey);
    const figures: Figure[] = [
      {
        what: 'first visit, bytes until the form accepts a key',
        measured: `${(ours.bytes / 1000).toFixed(0)} kB`,
        target: 'at most 250 kB',
        isMet: ours.bytes <= LIMIT_BYTES,
      },
    ];
    const langflow = process.env.LANGFLOW_URL;
    if (langflow === undefined) {
      figures.push({
        what: "first visit, time compared with Langflow's own page",
        measured: `${ours.ms.toFixed(0)} ms here; LANGFLOW_URL is not set`,
        target: 'a quarter',
        isMet: null,
      });
      return figures;
    }
    const theirs = await visits(browser, langflow, theirVisit);
    figures.push({
      what: "first visit, time compared with Langflow's own page",
      measured: `${(ours.ms / theirs.ms).toFixed(2)} (${ours.ms.toFixed(0)} ms to ${theirs.ms.toFixed(0)} ms; ${(theirs.bytes / 1e6).toFixed(1)} MB there)`,
      target: 'at most 0.25',
      isMet: ours.ms / theirs.ms <= 0.25,
    });
    return figures;
  } finally {
    await browser.close();
    await server.stop();
  }
}
