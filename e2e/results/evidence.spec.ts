import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Browser, Download, Page, TestInfo } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import { BenchPage } from '../pages/bench-page.ts';
import { ComparePart } from '../pages/compare-part.ts';
import { confirmEvidence } from '../pages/confirm-evidence.ts';
import { fillTweaks } from '../pages/fill-tweaks.ts';
import { saveData } from '../pages/save-data.ts';

/** Saves the file that `press` offers; returns its path and content. */
async function saved(page: Page, info: TestInfo, press: () => Promise<void>): Promise<{ path: string; text: string }> {
  const offered: Promise<Download> = page.waitForEvent('download');
  await press();
  const download = await offered;
  const path = info.outputPath(download.suggestedFilename());
  await download.saveAs(path);
  return { path, text: await readFile(path, 'utf8') };
}

/** In the evidence of a comparison; its other parts are those of each run. */
const COMPARED = 'section[aria-label="What differs"], section[aria-label="Answers"]';

interface Reading {
  look: (file: Page) => Promise<void>;
  /** Limits the check with axe. */
  within?: string;
}

/** Opens the file as its recipient would: from disk, on a narrow dark screen, under the file's own policy. */
async function readFromDisk(browser: Browser, path: string, { look, within }: Reading): Promise<void> {
  const reader = await browser.newContext({ colorScheme: 'dark', viewport: { width: 390, height: 844 } });
  const file = await reader.newPage();
  const requests: string[] = [];
  const problems: string[] = [];
  file.on('request', (request) => requests.push(request.url()));
  file.on('console', (message) => problems.push(message.text()));
  const { href } = pathToFileURL(path);
  await file.goto(href);
  await look(file);
  await expectNoViolations(file, 'evidence file', { inBothSchemes: true, ...(within !== undefined && { within }) });
  expect(await file.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(requests).toEqual([href]);
  expect(problems).toEqual([]);
  await reader.close();
}

/** A page without stored data; the caller closes its context. */
async function openElsewhere(browser: Browser, { url }: { url: string }): Promise<Page> {
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  await saveData(page);
  await new BenchPage(page).open();
  return page;
}

async function openEvidence(page: Page, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'All runs' }).click();
  await page.getByRole('button', { name: 'Open evidence file' }).click();
  await (await chooser).setFiles(path);
}

async function readRun(file: Page, answer: string): Promise<void> {
  await expect(file.getByRole('heading', { level: 1 })).toHaveText('Two inputs, two answers');
  await expect(file.getByRole('region', { name: 'Answers' }).getByText(answer)).toBeVisible();
  await expect(file.getByRole('cell', { name: '"stern"' }).first()).toBeVisible();
  await expect(file.getByRole('rowheader', { name: 'Language Model' }).first()).toBeVisible();
  await file
    .getByText(/^Language Model, /)
    .first()
    .click();
  await expect(file.getByRole('rowheader', { name: 'temperature', exact: true }).first()).toBeVisible();
}

async function readComparison(file: Page, answer: string): Promise<void> {
  await expect(file.getByRole('heading', { level: 1 })).toHaveText('Two inputs, two answers: runs 1 and 2 compared');
  const differing = file.getByRole('region', { name: 'What differs' });
  await expect(differing.getByRole('row', { name: /Prompt Template · tone .+ "stern"/ })).toBeVisible();
  await expect(differing.getByRole('heading', { name: /^Chat Output, Input 1, A → B \d+ % changed$/ })).toBeVisible();
  await expect(differing.getByRole('deletion').first()).toBeVisible();
  await expect(differing.getByRole('insertion').first()).toBeVisible();
  await expect(file.getByRole('region', { name: 'Answers' })).toContainText(answer);
  await expect(file.getByRole('region', { name: 'B: Run 2' }).getByRole('cell', { name: '"stern"' })).toHaveCount(2);
}

test('an evidence file of a run or a comparison is read from disk without requests, and can be opened as runs in another browser', async ({
  bench,
  browser,
  page,
  startServer,
}, info) => {
  test.slow();
  const secret = 'canary-secret-5531';
  const answerOf = async () => (await bench.answerText('Chat Output', 1)).split('\n')[0] ?? '';
  await bench.open();
  await bench.run();
  const before = await answerOf();
  await fillTweaks(page, `{ "Prompt Template": { "tone": "stern" }, "Language Model": { "api_key": "${secret}" } }`);
  await expect(bench.reportRow(/api_key/)).toBeVisible();
  await bench.run();
  const answer = await answerOf();
  const run = await saved(page, info, async () => {
    await bench.historyMenu(2, 'Save evidence file');
    await confirmEvidence(page, { hasValues: true });
  });
  expect(run.text).not.toContain(secret);
  expect(run.text).toContain('url(data:font/woff2;base64,');
  await readFromDisk(browser, run.path, { look: (file) => readRun(file, answer) });

  const compare = new ComparePart(page);
  await compare.open(1, 2);
  const button = compare.region.getByRole('button', { name: 'Save evidence file' });
  const comparison = await saved(page, info, async () => {
    await button.click();
    await confirmEvidence(page);
  });
  expect(comparison.text).not.toContain(secret);
  const look = (file: Page) => readComparison(file, before);
  await readFromDisk(browser, comparison.path, { look, within: COMPARED });

  const other = await openElsewhere(browser, await startServer({}));
  await openEvidence(other, run.path);
  await expect(other.getByRole('region', { name: 'Results' })).toContainText(answer);
  const entry = other.getByRole('list', { name: 'Runs' }).getByRole('button', { name: 'Run 1', exact: true });
  await expect(entry).toHaveAccessibleDescription(/From evidence-run-2\.html/);
  await other.reload();
  await expect(other.getByRole('region', { name: 'Results' })).toContainText(answer);
  await openEvidence(other, comparison.path);
  const again = new ComparePart(other);
  await expect(again.table('Tweaks that differ').getByRole('row', { name: /Prompt Template tone/ })).toContainText(
    '"stern"',
  );
  // It would lie over the comparison.
  await expect(other.getByRole('dialog', { name: 'All runs' })).toBeHidden();
  await other.context().close();
});
