/** An lfx serve: the page says what it cannot do, and a flow whose file is open runs there as a scratch flow that is always deleted. */
import { LFX_FLOW, LFX_KEY, LFX_PROMPT, type LfxServer, startLfxServer } from '../../src/run/testing/lfx-server.ts';
import { test as base, expect } from '../fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { ConnectionPanel } from '../pages/connection-panel.ts';
import { loadRequest } from '../pages/open-request.ts';

const test = base.extend<{ lfx: LfxServer; panel: ConnectionPanel }>({
  lfx: async ({ browserName: _browserName }, use) => {
    const lfx = await startLfxServer();
    await use(lfx);
    await lfx.close();
  },
  panel: async ({ page }, use) => use(new ConnectionPanel(page)),
});

test.beforeEach(({ expectedConsole }) => {
  // Each story connects first, which asks for what only a Langflow has.
  test.slow();
  expectedConsole.push(/Failed to load resource/);
});

const tweaks = JSON.stringify({ [LFX_PROMPT]: { template: 'Tweaked: {question}' } });
const HOW_OLD = { flow: LFX_FLOW.id, inputs: ['How old?'], tweaks };
const needs = ({ page }: BenchPage) => page.getByRole('region', { name: 'What this flow needs' });
const plan = ({ page }: BenchPage) => page.getByRole('region', { name: 'Request plan' });

/** And says what it cannot do where it matters. */
async function recognise(bench: BenchPage, lfx: LfxServer, panel: ConnectionPanel): Promise<void> {
  const { page } = bench;
  await bench.open();
  await panel.connect({ address: lfx.url, key: 'wrong', relay: true });
  await expect(panel.dialog).toContainText('The server refused this key');
  await panel.connect({ key: LFX_KEY });
  await expect(panel.chip(`lfx serve, ${lfx.host}`)).toBeVisible();
  await expect(panel.dialog).toContainText('lfx serve, 1 flow, answered in');
  await expect(panel.dialog).toContainText('lfx serve ignores tweaks, hands out no flow definitions');
  await expectNoViolations(page, 'connected to lfx serve', { within: '[role="dialog"]' });
  await panel.close();

  await expect(bench.flow).toHaveValue(LFX_FLOW.name);
  await expect(needs(bench)).toContainText('hands out no flow definitions and ignores tweaks');
  await loadRequest(bench, HOW_OLD);
  await expect(bench.reportRow(/template/)).toContainText('lfx serve ignores tweaks');
  await page.getByRole('tab', { name: 'Request plan' }).click();
  await expect(plan(bench)).toContainText('lfx serve ignores tweaks: it would answer with status 200');
  await expectNoViolations(page, 'a flow of lfx serve without a file', { within: '#tweaks, #results' });
  await bench.run();
  await expect(bench.answersOf(1)).toContainText('Answer as plain: How old?');
  const runs = lfx.seen.filter(({ method }) => method === 'POST');
  expect(runs).toEqual([{ method: 'POST', path: `/flows/${LFX_FLOW.id}/run`, body: '{"input_value":"How old?"}' }]);
}

/** The kind of the server is remembered, the key is not. An earlier scratch flow is removed. */
async function reloadAndClear(bench: BenchPage, lfx: LfxServer, panel: ConnectionPanel): Promise<void> {
  const { page } = bench;
  await page.reload();
  await expect(panel.chip(`key needed, ${lfx.host}`)).toBeVisible();
  lfx.add('Tweakbench scratch 2026-01-02T03:04:05.678Z');
  await panel.connect({ key: LFX_KEY });
  await expect(panel.chip(`lfx serve, ${lfx.host}`)).toBeVisible();
  await expect(page.getByRole('region', { name: /^Notice: Removed 1 scratch flow/ })).toBeVisible();
  expect(lfx.titles()).toEqual([LFX_FLOW.name]);
  await panel.close();
}

/** With the button of what the flow needs. */
async function openFlowFile(bench: BenchPage): Promise<void> {
  const chooser = bench.page.waitForEvent('filechooser');
  await needs(bench).getByRole('button', { name: 'Open flow file' }).click();
  await (await chooser).setFiles({
    name: 'served.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(LFX_FLOW)),
  });
  await expect(needs(bench)).toBeHidden();
}

async function readPlan(bench: BenchPage): Promise<void> {
  await bench.page.getByRole('tab', { name: 'JSON', exact: true }).click();
  await expect(bench.reportRow(/template/)).toContainText('Found by id');
  await bench.page.getByRole('tab', { name: 'Request plan' }).click();
  await expect(plan(bench)).toContainText('uploaded as a scratch flow, run, and always deleted');
  await expect(plan(bench)).toContainText('the opened flow, with 2 changed fields');
  await expectNoViolations(bench.page, 'the plan of a scratch flow', { within: '[aria-label="Request plan"]' });
}

async function runAsScratchFlow(bench: BenchPage, lfx: LfxServer): Promise<void> {
  await bench.run();
  await expect(bench.answer('Chat Output', 1)).toContainText('Tweaked: How old?');
  const asked = lfx.seen.slice(-3).map(({ method, path }) => `${method} ${path.replace(/[\da-f-]{36}/, 'ID')}`);
  expect(asked).toEqual(['POST /flows/upload/', 'POST /flows/ID/run', 'DELETE /flows/ID']);
  expect(lfx.titles()).toEqual([LFX_FLOW.name]);
}

/** It is open beside the flows of the server, until Undo. */
async function openFileOfAnotherFlow(bench: BenchPage, lfx: LfxServer): Promise<void> {
  const other = { ...LFX_FLOW, id: '3b241101-e2bb-4255-8caf-4136c566a962', name: 'Mine' };
  await bench.dropFile('mine.json', JSON.stringify(other));
  await expect(bench.flow).toHaveValue('Mine');
  await bench.input(1).fill('Me?');
  await bench.run();
  await expect(bench.answer('Chat Output', 1)).toContainText('Answer as plain: Me?');
  expect(lfx.seen.filter(({ method, path }) => method === 'DELETE' && path.includes(other.id))).toEqual([]);
  const opened = bench.page.getByRole('region', { name: /^Notice: Opened Mine/ });
  await opened.getByRole('button', { name: 'Undo' }).click();
  await expect(bench.flow).toHaveValue(LFX_FLOW.name);
  await expect(needs(bench)).toBeVisible();
}

/** Starts a run that does not end, when the server has this many flows. */
async function startHeldRun(bench: BenchPage, lfx: LfxServer, flows: number): Promise<void> {
  lfx.hold();
  await bench.runButton.click();
  await expect.poll(() => lfx.titles().length).toBe(flows + 1);
}

test('it is recognised, and the page says what it cannot do; a flow whose file is open gets its tweaks, as a scratch flow that is deleted: at the end, on Stop, on closing the page, or later', async ({
  bench,
  lfx,
  page,
  panel,
}) => {
  await test.step('it is recognised', () => recognise(bench, lfx, panel));
  await test.step('its kind is remembered', () => reloadAndClear(bench, lfx, panel));
  await openFlowFile(bench);
  await loadRequest(bench, HOW_OLD);
  await readPlan(bench);
  await test.step('a scratch flow', () => runAsScratchFlow(bench, lfx));

  // Without a file the flow runs as it is there.
  await bench.flowMenu('Close flow file');
  await expect(needs(bench)).toBeVisible();
  await bench.run();
  await expect(bench.answersOf(1)).toContainText('Answer as plain: How old?');
  await openFileOfAnotherFlow(bench, lfx);

  // Stop and closing the page delete the scratch flow; one that stays is named.
  await bench.dropFile('served.json', JSON.stringify(LFX_FLOW));
  await expect(needs(bench)).toBeHidden();
  await bench.input(1).fill('How old?');
  await startHeldRun(bench, lfx, 1);
  await bench.stopButton.click();
  await expect(bench.status).toHaveText(/Run stopped/);
  expect(lfx.titles()).toEqual([LFX_FLOW.name]);
  lfx.release();

  lfx.failDeletes(true);
  await bench.run();
  await expect(bench.answer('Chat Output', 1)).toContainText('How old?');
  await expect(
    page.getByRole('region', { name: /^Notice: .*may still be on lfx serve: Tweakbench scratch \d/ }),
  ).toBeVisible();
  expect(lfx.titles()).toHaveLength(2);
  lfx.failDeletes(false);

  await startHeldRun(bench, lfx, 2);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto('about:blank');
  await expect.poll(() => lfx.titles().length).toBe(2);
  lfx.release();
});
