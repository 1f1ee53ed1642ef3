/** Versions of a flow on a Langflow that answers as recorded: compared, run by the bench and by a suite, and the tweaks made the flow. */
import type { Locator } from '@playwright/test';
import {
  startVersionsServer,
  VERSIONED_FLOW,
  VERSIONED_PROMPT,
  type VersionsServer,
} from '../../src/run/testing/versions-server.ts';
import { test as base, expect } from '../fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { loadRequest } from '../pages/open-request.ts';
import { SuitesPart } from '../pages/suites-part.ts';
import { TestsPart } from '../pages/tests-part.ts';

const test = base.extend<{ langflow: VersionsServer }>({
  langflow: async ({ browserName: _browserName }, use) => {
    const langflow = await startVersionsServer();
    langflow.edit('Old prices.');
    langflow.save('before prices');
    langflow.edit('New prices, with tax.');
    await use(langflow);
    await langflow.close();
  },
});

test.beforeEach(({ expectedConsole }) => {
  test.slow();
  expectedConsole.push(/Failed to load resource/);
});

async function openDialog(bench: BenchPage, item: string): Promise<Locator> {
  await bench.flowMenu(item);
  const dialog = bench.page.getByRole('dialog', { name: new RegExp(VERSIONED_FLOW.name) });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Compares a version with the flow by keyboard. Returns the dialog. */
async function compareVersion(bench: BenchPage): Promise<Locator> {
  const { page } = bench;
  const dialog = await openDialog(bench, 'Versions');
  await dialog
    .getByRole('row', { name: /before prices/ })
    .getByRole('button', { name: 'Compare version 1' })
    .focus();
  await page.keyboard.press('Enter');
  const difference = dialog.getByRole('table', { name: 'Difference' });
  await expect(difference.getByRole('row', { name: /Prompt Template template/ })).toContainText('Old prices.');
  await expectNoViolations(page, 'the versions', { within: '[role="dialog"]' });
  return dialog;
}

/** The difference is shown on the graph and the form until it is cleared. */
async function showDifference({ page }: BenchPage, dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Show on graph and form' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Tweaks', exact: true })).toBeFocused();
  const graph = page.getByRole('region', { name: 'Flow graph' });
  const line = page.getByRole('note').filter({ hasText: 'Differences between version 1 and the flow now:' });
  await expect(line).toContainText('1 field changed, 1 component removed');
  await expect(
    graph.getByRole('button', {
      name: /^Prompt Template, changed: template "Old prices\." to "New prices, with tax\."/,
    }),
  ).toBeVisible();
  await graph.getByRole('button', { name: /, removed$/ }).click();
  await expect(graph.getByRole('table', { name: /^Fields of/ })).toBeVisible();
  await expectNoViolations(page, 'a difference on the graph', { within: '[aria-label="Flow graph"]' });

  await page.getByRole('tab', { name: 'Form' }).click();
  const form = page.getByRole('region', { name: 'Tweak form' });
  await expect(form.getByText('Changed: "Old prices." → "New prices, with tax."')).toBeVisible();
  await expect(line).toContainText('removed');
  await form.getByRole('radio', { name: 'Changed' }).check();
  await expect(form.getByRole('group')).toHaveCount(1);
  await expectNoViolations(page, 'a difference on the form', { within: '[aria-label="Tweak form"]' });
  await line.getByRole('button', { name: 'Clear the differences' }).click();
  await expect(line).toBeHidden();
  await expect(form.getByText('Changed:')).toBeHidden();
  await expect(form.getByRole('textbox', { name: 'Find a field' })).toBeFocused();
}

async function runVersion(bench: BenchPage, langflow: VersionsServer): Promise<void> {
  const { page } = bench;
  await bench.input(1).fill('What does it cost?');
  const dialog = await openDialog(bench, 'Versions');
  const row = dialog.getByRole('row', { name: /before prices/ });
  await row.getByRole('button', { name: 'Run version 1' }).click();
  await expect(dialog).toBeHidden();
  await expect(bench.answer('Chat Output', 1)).toContainText('Old prices.');
  await expect(page.getByRole('region', { name: 'Results' })).toContainText(
    'Ran on version 1, “before prices”, not on the flow as it is.',
  );
  await bench.waitUntilSaved();
  await expect(page.getByRole('list', { name: 'Runs' })).toContainText('On version 1, “before prices”');
  expect(langflow.template()).toBe('New prices, with tax.');
}

async function runSuiteOnVersion({ page }: BenchPage, langflow: VersionsServer): Promise<void> {
  const before = langflow.seen.length;
  const suites = new SuitesPart(page);
  await suites.openList();
  await suites.make('Prices', 'From the bench');
  await expect(suites.saved).toBeVisible();
  await page.getByRole('button', { name: 'Back to the results' }).click();
  const tests = new TestsPart(page);
  await tests.suiteMenu('Run on a version');
  const question = page.getByRole('dialog', { name: 'Run Prices on a version' });
  await question.getByRole('button', { name: 'Run on version 1' }).click();
  await tests.waitUntilEnd();
  await tests.expectCell('Case 1, Flow', 'answered');
  await expect(tests.region).toContainText('#1 ran on version 1, “before prices”');
  await tests.cell('Case 1, Flow').click();
  await expect(tests.drawer('Case 1, Flow')).toContainText('Old prices.');
  expect(langflow.template()).toBe('New prices, with tax.');
  const requests = langflow.seen.slice(before);
  const sent = requests.filter(({ method, body }) => method === 'POST' && body.includes('"flow_id"'));
  expect(sent.map(({ path, body }) => [path, body.includes('Old prices.')])).toEqual([['/api/v2/workflows', true]]);
  expect(langflow.seen.some(({ method, path }) => method === 'PATCH' || path.endsWith('/activate'))).toBe(false);
}

/** Saves a version first; Undo puts that version back. */
async function makeTweaksTheFlow(bench: BenchPage, langflow: VersionsServer): Promise<void> {
  const tweaks = JSON.stringify({ [VERSIONED_PROMPT]: { template: 'Tweaked prices.' } });
  await loadRequest(bench, { flow: VERSIONED_FLOW.id, inputs: [''], tweaks });
  const making = await openDialog(bench, 'Make these tweaks the flow');
  await expect(making.getByRole('table', { name: 'Fields that change' })).toContainText('"Tweaked prices."');
  expect(langflow.template()).toBe('New prices, with tax.');
  await making.getByRole('button', { name: 'Change the flow' }).click();
  await expect(making).toContainText('The flow has these values now. Version 2');
  expect(langflow.template()).toBe('Tweaked prices.');
  // The page knows the flow as it is now.
  await making.getByRole('button', { name: 'Undo' }).click();
  await expect(making).toContainText('The flow is as it was before.');
  expect(langflow.template()).toBe('New prices, with tax.');
}

test('a version of a flow is compared and run while the flow stays as it is, and tweaks become the flow with Undo', async ({
  bench,
  langflow,
  page,
}) => {
  langflow.remove('EchoLLM-m1');
  await bench.connectLangflow(langflow.url);
  await expect(bench.flow).toHaveValue(VERSIONED_FLOW.name);
  await test.step('the difference of two versions is marked until it is cleared', async () =>
    showDifference(bench, await compareVersion(bench)));
  await test.step('the request runs on a version', () => runVersion(bench, langflow));
  await test.step('a suite runs on a version', () => runSuiteOnVersion(bench, langflow));
  await page.getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { name: 'Bench' }).check();
  await test.step('the tweaks become the flow', () => makeTweaksTheFlow(bench, langflow));
});
