/**
 * Secrets that were sent to a server, which repeats them in all of its answers, are nowhere except in the form in which
 * they were typed.
 */

import { readFile } from 'node:fs/promises';
import { text as readText } from 'node:stream/consumers';
import { inflateRawSync } from 'node:zlib';
import { test as base, expect } from '../fixtures.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { ComparePart } from '../pages/compare-part.ts';
import { fillTweaks } from '../pages/fill-tweaks.ts';
import { readBrowserStorage } from '../pages/read-browser-storage.ts';
import { showResult } from '../pages/show-result.ts';
import { TestsPart } from '../pages/tests-part.ts';
import type { RunAnswer } from '../servers/front-server.ts';
import { startFront } from '../servers/front-server.ts';
import { readStoredResults, readStoredRuns } from '../servers/read-stored-runs.ts';
import { messageResult } from '../servers/run-answers.ts';
import { FORMS, SECRET } from '../servers/secret-forms.ts';
import { startTweakbench } from '../servers/tweakbench-server.ts';

const KEY = 'canary-key-3308';
const CANARIES = /canary-(?:key|secret)-\d+/;
const MASK = '••••••••';

interface Downloads {
  /** Clicks a button that saves a file, checks it for canaries, and returns its text. */
  save: (press: () => Promise<void>) => Promise<string>;
}

/** Forwards the request to the real server, whose log is checked too, and answers with everything that was sent. */
function echoEverything(target: string, sent: string[]): RunAnswer {
  return async (request, response) => {
    const body = await readText(request);
    const key = String(request.headers['x-api-key']);
    sent.push(key, body);
    const headers = { 'content-type': 'application/json', 'x-api-key': key };
    await (await fetch(`${target}${request.url}`, { method: 'POST', headers, body })).text();
    const told = `told ${key} and ${JSON.stringify(JSON.parse(body).tweaks ?? {})}`;
    const fails = body.includes('fails');
    response.writeHead(fails ? 500 : 200, { 'content-type': 'application/json', 'x-told': told });
    const inputs: Record<string, unknown>[] = JSON.parse(body).inputs ?? [{}];
    const answer = messageResult('ChatOutput-n5FuZ', 'Chat Output', told);
    // A secret that was not sent is none to mask.
    const secret = body.includes(SECRET) ? SECRET : 'nothing';
    const asKeys = { [key]: 'the key', [secret]: 'a secret', nested: [{ [`${secret} and ${key}`]: 'both' }] };
    const outputs = inputs.map((input) => ({
      inputs: { ...input, told, asKeys },
      outputs: [{ ...answer, artifacts: asKeys }],
    }));
    const detail = `Error building Component Language Model: ${told}`;
    response.end(JSON.stringify(fails ? { detail } : { session_id: 's', outputs }));
  };
}

/** A page connected with the key, with the secret in its tweaks. At the end, neither may be stored, logged or in a request. */
const test = base.extend<{ downloads: Downloads }>({
  downloads: async ({ bench, page, expectedConsole }, use) => {
    expectedConsole.push(/Failed to load resource/);
    const server = await startTweakbench({ TWEAKBENCH_API_KEY: KEY });
    const front = await startFront(server.url);
    const sent: string[] = [];
    const said: string[] = [];
    for (const stream of [server.process.stdout, server.process.stderr])
      stream?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    page.on('console', (message) => said.push(message.text()));
    page.on('request', (request) => said.push(request.url()));
    page.on('framenavigated', (frame) => said.push(frame.url()));
    front.answerRuns(echoEverything(server.url, sent));
    await page.goto(front.url);
    await page.getByRole('button', { name: /^Connection:/ }).click();
    await page.getByRole('textbox', { name: 'API key' }).fill(KEY);
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Connection: Embedded engine' })).toBeVisible();
    // Otherwise the pointer would be over the tweaks, and load the code editor.
    await page.mouse.move(0, 0);
    await page.keyboard.press('Escape');
    await expect(bench.input(1)).toBeEditable();
    // Wait for the suggested tweaks of the flow, which the tweaks of the story replace.
    await expect(bench.reportRow(/tone/)).toBeVisible();
    // The clipboard is needed for links that are copied, and for the check at the end.
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await fillTweaks(page, JSON.stringify({ 'Language Model': FORMS }));
    await expect(bench.reportRow(/api_key/).first()).toBeVisible();
    await use({
      save: async (press) => {
        const download = page.waitForEvent('download');
        await press();
        const text = await readFile(await (await download).path(), 'utf8');
        expect(text).not.toMatch(CANARIES);
        return text;
      },
    });
    expect(sent).toContain(KEY);
    for (let number = 1; number <= 17; number += 1) {
      expect(sent.join()).toContain(`canary-secret-${String(number).padStart(2, '0')}`);
    }
    expect(sent.join()).toContain(SECRET);
    await page.evaluate(() => navigator.clipboard.writeText(''));
    const runs = () => readStoredRuns(server.url, { 'x-api-key': KEY });
    await expect.poll(runs).toContain(`told ${MASK}`);
    const results = await readStoredResults(server.url, { 'x-api-key': KEY });
    const stored = await readBrowserStorage(page);
    expect(stored).toContain('Ada');
    const everything = stored + (await runs()) + results;
    expect(everything).not.toMatch(CANARIES);
    // Only the draft in the storage of the tab has the secrets, so that the form has them after a reload.
    const inTab = await page.evaluate(() => Object.entries({ ...sessionStorage }));
    const holding = inTab.filter(([, value]) => CANARIES.test(value));
    expect(holding.map(([name]) => name)).toEqual([expect.stringMatching(/^tweakbench\.draft/)]);
    expect(holding.join()).not.toContain(KEY);
    await front.close();
    await server.stop();
    expect(said.join('\n')).toContain('/run/');
    expect(said.join('\n')).not.toMatch(CANARIES);
  },
});

/** The link has a request, without what was secret in it. */
function expectSafeLink(link: string): void {
  expect(link).not.toMatch(CANARIES);
  // Its content is compressed.
  const packed = /#request=\d+\.([\w-]+)/.exec(link)?.[1] ?? '';
  const text = inflateRawSync(Buffer.from(packed, 'base64url')).toString();
  expect(text).toContain('api_key');
  expect(text).not.toMatch(CANARIES);
}

/** Checks a presentation, its file and its link. */
async function presentIt(bench: BenchPage, { save }: Downloads): Promise<void> {
  const { page } = bench;
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  const main = page.getByRole('main', { name: 'Present' });
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(main).toContainText(`told ${MASK}`);
  await page.getByRole('button', { name: 'Compare with the flow' }).click();
  await expect(bench.status).toHaveText(/Run finished/);
  await expect(page.getByRole('article', { name: 'Original flow' })).toContainText(`told ${MASK}`);
  expect(await main.innerHTML()).not.toMatch(CANARIES);
  const chosen = async (item: string) => {
    await page.getByRole('button', { name: 'Presentation menu' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await save(() => chosen('Save presentation'));
  await chosen('Copy link');
  expectSafeLink(await bench.copiedLink());
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
}

/** Checks the run in every view and as every file. */
async function saveAndView(bench: BenchPage, { save }: Downloads): Promise<void> {
  const { page } = bench;
  const results = page.getByRole('region', { name: 'Results' });
  await expect(bench.answer('Chat Output', 1)).toContainText(`told ${MASK}`);
  for (const item of ['Raw reply', 'Whole run (JSON)', 'Save evidence file', 'Answers as CSV', 'Answers as Markdown']) {
    expect(await save(() => bench.runMenu(item))).toContain(MASK);
  }
  for (const view of ['Answer', 'Inside', 'Tree', 'Text']) {
    await showResult(page, view);
    await expect(results.getByRole('tabpanel')).not.toBeEmpty();
    expect(await results.innerHTML(), view).not.toMatch(CANARIES);
  }
  await expect(results.getByRole('textbox', { name: 'Raw response' })).toHaveValue(new RegExp(`told ${MASK}`));
  await expect(results.getByRole('textbox', { name: 'Raw response' })).not.toHaveValue(CANARIES);
}

async function compareIt(bench: BenchPage, { save }: Downloads): Promise<void> {
  const { page } = bench;
  await bench.historyMenu(3, 'Compare with current');
  const compare = new ComparePart(page);
  const tweaks = compare.table('Tweaks that differ');
  await expect(tweaks.getByRole('row', { name: /temperature/ })).toContainText('0.9');
  await expect(tweaks.getByRole('row', { name: /api_key/ })).toContainText(MASK);
  await expect(compare.region).toContainText(`told ${MASK}`);
  expect(await compare.region.innerHTML()).not.toMatch(CANARIES);
  const text = await save(() => compare.region.getByRole('button', { name: 'Save evidence file' }).click());
  expect(text).toContain(`told ${MASK}`);
}

test('a presentation, a run, a comparison, their files and their links contain neither the key nor a secret', async ({
  bench,
  page,
  downloads,
}) => {
  test.slow();
  await presentIt(bench, downloads);
  await bench.run();
  await saveAndView(bench, downloads);
  await page.getByRole('button', { name: 'Copy link' }).click();
  expectSafeLink(await bench.copiedLink());

  const { api_key: _, ...others } = FORMS;
  await bench.setTweaks(JSON.stringify({ 'Language Model': { ...others, temperature: 0.9 } }));
  await bench.run();
  await compareIt(bench, downloads);
});

test('a suite, its results, their files and its cells as runs contain neither the key nor a secret', async ({
  bench,
  page,
  downloads,
}) => {
  test.slow();
  await bench.input(2).fill('this fails');
  const tests = new TestsPart(page);
  await page.getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { name: 'Tests' }).check();
  await page.getByRole('button', { name: 'New suite' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New suite' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Canaries');
  await dialog.getByRole('radio', { name: 'From the bench' }).check();
  await dialog.getByRole('button', { name: 'Create suite' }).click();
  await page.getByRole('button', { name: 'Back to the results' }).click();
  await tests.runAllToEnd();
  await tests.expectCell('Case 1, A Bench', 'answered');
  await tests.expectCell('Case 2, A Bench', 'broken');
  await tests.cell('Case 1, A Bench').click();
  await expect(tests.drawer('Case 1, A Bench')).toContainText(`told ${MASK}`);
  expect(await tests.region.innerHTML()).not.toMatch(CANARIES);
  for (const format of ['CSV', 'JSON', 'JUnit XML', 'Markdown', 'HTML report', 'JSON lines', 'Suite file'])
    await downloads.save(() => tests.export(format));
  const results = page.getByRole('region', { name: 'Results' });
  for (const [number, seen] of [
    [1, `told ${MASK}`],
    [2, 'Language Model stopped with an error'],
  ] as const) {
    await tests.cell(`Case ${number}, A Bench`).click();
    await tests.drawer(`Case ${number}, A Bench`).getByRole('button', { name: 'Open on the bench' }).click();
    await expect(results).toContainText(seen);
    expect(await results.innerHTML()).not.toMatch(CANARIES);
    await downloads.save(() => bench.runMenu('Save evidence file'));
    await page.goBack();
  }
});
