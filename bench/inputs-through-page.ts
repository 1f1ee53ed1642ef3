/** Many inputs through the page on a Langflow, one request each, compared with the same requests from a script. */
import type { Page } from '@playwright/test';
import { BenchPage } from '../e2e/pages/bench-page.ts';
import { startTweakbench } from '../e2e/servers/tweakbench-server.ts';
import { benchLangflow, NO_LANGFLOW } from './bench-langflow.ts';
import { openBrowser, openPage } from './browser.ts';
import { type Figure, median } from './figure.ts';
import { timeRun } from './time-run.ts';

const INPUTS = 20;
const ROUNDS = 5;
const WHAT = `${INPUTS} inputs through the page against the same ${INPUTS} requests in a script`;
const TARGET = 'at most 1.1';
const FLOW = 'Bench inputs';

async function openOnLangflow(page: Page, product: string, langflow: { url: string; key: string }): Promise<void> {
  await page.goto(product);
  await page.getByRole('button', { name: /^Connection:/ }).click();
  await page.getByRole('radio', { name: 'Langflow server' }).click();
  await page.getByRole('textbox', { name: 'Server address' }).fill(langflow.url);
  await page.getByRole('textbox', { name: 'API key' }).fill(langflow.key);
  await page.getByRole('switch', { name: 'Send through the relay' }).setChecked(true);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('button', { name: /^Connection: Langflow/ }).waitFor();
  await page.keyboard.press('Escape');
  const flow = page.getByRole('combobox', { name: 'Flow', exact: true });
  await flow.click();
  await flow.fill(FLOW);
  await page.getByRole('option', { name: FLOW }).first().click();
  await page.getByRole('textbox', { name: 'Input 1 value' }).fill('input 1');
  await new BenchPage(page).requestMenu('Paste inputs');
  const dialog = page.getByRole('dialog', { name: 'Paste inputs' });
  const others = Array.from({ length: INPUTS - 1 }, (_, index) => `input ${index + 2}`);
  await dialog.getByRole('textbox').fill(others.join('\n'));
  await dialog.getByRole('button', { name: 'Add inputs' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

interface Sent {
  url: string;
  body: string;
  headers: Record<string, string>;
}

/** Sends them one after the other, the page's default; ms until the last byte. */
async function timeScript(page: Page, requests: readonly Sent[]): Promise<number> {
  return page.evaluate(async (sent) => {
    const start = performance.now();
    for (const { url, body, headers } of sent) {
      const response = await fetch(url, { method: 'POST', headers, body });
      await response.text();
    }
    return performance.now() - start;
  }, requests);
}

export async function inputsThroughPage(): Promise<Figure[]> {
  const langflow = await benchLangflow();
  if (langflow === null) return [{ what: WHAT, measured: NO_LANGFLOW, target: TARGET, isMet: null }];
  const flowId = await langflow.publishEcho(FLOW);
  const product = await startTweakbench();
  const browser = await openBrowser();
  try {
    const page = await openPage(browser);
    await openOnLangflow(page, product.url, langflow);
    let sent: Sent[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'POST' || !request.url().includes('/run/advanced/')) return;
      const headers = { 'content-type': 'application/json', 'x-api-key': langflow.key };
      sent.push({ url: request.url(), body: request.postData() ?? '', headers });
    });
    await timeRun(page);
    if (sent.length !== INPUTS) throw new Error(`The page sent ${sent.length} requests for ${INPUTS} inputs`);
    const requests = sent;
    const throughPage: number[] = [];
    const inScript: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      sent = [];
      throughPage.push(await timeRun(page));
      inScript.push(await timeScript(page, requests));
    }
    const ratio = median(throughPage) / median(inScript);
    return [
      {
        what: WHAT,
        measured: `${ratio.toFixed(2)} (${median(throughPage).toFixed(0)} ms to ${median(inScript).toFixed(0)} ms)`,
        target: TARGET,
        isMet: ratio <= 1.1,
      },
    ];
  } finally {
    await browser.close();
    await product.stop();
    await fetch(`${langflow.url}/api/v1/flows/${flowId}`, { method: 'DELETE', headers: langflow.headers });
  }
}
