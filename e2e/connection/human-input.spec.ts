/** A flow that asks a person: on the embedded engine, in Present, and on a Langflow that answers as recorded. */
import type { Page } from '@playwright/test';
import { APPROVAL_FLOW, type ApprovalServer, startApprovalServer } from '../../src/run/testing/approval-server.ts';
import { expect, test } from '../fixtures.ts';
import { expectNoViolations } from '../pages/axe.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { ConnectionPanel } from '../pages/connection-panel.ts';
import { SuitesPart } from '../pages/suites-part.ts';
import { TestsPart } from '../pages/tests-part.ts';

const card = (page: Page) => page.getByRole('region', { name: 'Human Input asks', exact: true });

async function openApproval(bench: BenchPage): Promise<void> {
  await bench.open();
  await bench.dropFile('approval.json', JSON.stringify(APPROVAL_FLOW));
  await expect(bench.flow).toHaveValue(/Approval/);
  await bench.input(1).fill('Ship it?');
}

/**
 * Runs until a person is asked and the page's server has the job: only then does the run outlive its page. Every earlier run must
 * be saved.
 */
async function runUntilAsked(bench: BenchPage): Promise<void> {
  const { page } = bench;
  const begun = page.waitForResponse(
    (response) => response.request().method() === 'PUT' && /\/workspace\/v1\/runs\/[^/]+$/.test(response.url()),
  );
  await bench.runButton.click();
  const stored = (await begun).url();
  await expect(card(page)).toContainText('Ship it?');
  await expect.poll(async () => (await page.request.get(stored)).text()).toContain('"jobs":[{');
}

/** A run in progress asks before its page is left. */
async function reload(page: Page): Promise<void> {
  page.once('dialog', (dialog) => dialog.accept());
  await page.reload();
}

/** There the flow runs as a job, and somebody else may decide. */
async function decideOnLangflow(bench: BenchPage, langflow: ApprovalServer): Promise<void> {
  const { page } = bench;
  await bench.input(1).fill('Ship it?');
  await page.getByRole('button', { name: 'What will be sent' }).click();
  await expect(page.getByRole('dialog', { name: 'What will be sent' })).toContainText('Human Input asks a person');
  await bench.runButton.click();
  await card(page).getByRole('button', { name: 'Approve' }).click();
  await expect(bench.answer('Approved', 1)).toContainText('Ship it?');
  expect(langflow.state()).toBe('approve');

  await bench.waitUntilSaved();
  await runUntilAsked(bench);
  // The key is kept for the tab only if the person wants it.
  await reload(page);
  await expect(card(page)).toContainText('Ship it?');
  expect(langflow.state()).toBe('suspended');
  langflow.endElsewhere('reject');
  await card(page).getByRole('button', { name: 'Approve' }).click();
  await expect(bench.answer('Rejected', 1)).toContainText('Ship it?');
  await expect(page.getByText(/Human Input asked, and it was decided elsewhere/)).toBeVisible();

  await bench.runButton.click();
  await expect(card(page)).toBeVisible();
  await bench.stopButton.click();
  await expect.poll(() => langflow.state()).toBe('cancelled');
  await bench.waitUntilSaved();
}

test('a flow that asks a person shows the question, also after a reload, and goes on with the chosen branch', async ({
  bench,
  expectedConsole,
  page,
}) => {
  await openApproval(bench);
  await runUntilAsked(bench);
  await expect(card(page)).toContainText('Waiting for you');
  await expect(card(page)).toContainText('Decide by');
  await expect(bench.status).toHaveText(/^Waiting for you\. Human Input asks: Ship it\?/);
  await expect(bench.stopButton).toBeVisible();
  const strip = page.getByRole('list', { name: 'Runs' });
  await expect(strip.getByRole('button', { name: 'Run 1, waiting' })).toBeVisible();
  await expectNoViolations(page, 'a question', { within: '#results' });

  await reload(page);
  await expect(card(page)).toContainText('Ship it?');
  await expect(strip.getByRole('button', { name: 'Run 1, waiting' })).toBeVisible();

  await card(page).getByRole('button', { name: 'Approve' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(bench.answer('Rejected', 1)).toContainText('Ship it?');
  await expect(bench.answer('Approved', 1)).toContainText('Approved was skipped: “Reject” was chosen.');
  await expect(page.getByText(/Human Input asked, and “Reject” was chosen after/)).toBeVisible();
  await expect(card(page)).toHaveCount(0);
  await page.getByRole('tab', { name: 'Inside' }).click();
  await expect(page.getByRole('table', { name: 'Timeline, Input 1' })).toContainText('Waiting for a decision');
  await page.getByRole('tab', { name: 'Answer' }).click();

  await bench.runButton.click();
  await expect(card(page)).toBeVisible();
  // The job would go on waiting if the page only stopped reading.
  const stopped = page.waitForResponse(/workflows\/stop$/);
  await bench.stopButton.click();
  expect(await (await stopped).json()).toMatchObject({ status: 'stopped' });
  await expect(page.getByText(/was stopped before a decision/)).toBeVisible();
  await bench.waitUntilSaved();

  await page.getByRole('button', { name: 'Present', exact: true }).click();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const answer = page.getByRole('region', { name: 'Answer', exact: true }).getByRole('article');
  await expect(answer).toContainText('Waiting for your decision');
  await expect(page.getByRole('region', { name: 'Flow', exact: true })).toContainText('asking you');
  await expectNoViolations(page, 'a question in Present', { within: 'main' });
  await card(page).getByRole('button', { name: 'Approve' }).click();
  await expect(answer).toContainText('Answered in');
  await expect(answer).toContainText('“Approve” was chosen');
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await bench.waitUntilSaved();

  // In a test nobody is asked: the case says what is decided.
  const suites = new SuitesPart(page);
  await suites.openList();
  await suites.make('Approvals', 'From the bench');
  await suites.row(1).click();
  const decision = suites
    .oneCase(1)
    .getByRole('region', { name: 'Decisions' })
    .getByRole('combobox', { name: 'Human Input' });
  await decision.click();
  await page.getByRole('option', { name: 'Approve' }).click();
  await expect(suites.saved).toBeVisible();
  const tests = new TestsPart(page);
  await tests.runAllToEnd();
  await tests.expectCell('Case 1, Flow', 'answered');

  expectedConsole.push(/Failed to load resource/);
  const langflow = await startApprovalServer();
  try {
    await page.getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { name: 'Bench' }).check();
    const panel = new ConnectionPanel(page);
    await panel.connect({ address: langflow.url, key: 'sk-story', relay: true });
    await expect(page.getByRole('button', { name: /^Connection: Langflow/ })).toBeVisible();
    await panel.close();
    await expect(bench.flow).toHaveValue(/Approval/);
    await test.step('a flow on a Langflow runs as a job, and somebody else may decide', () =>
      decideOnLangflow(bench, langflow));
  } finally {
    await langflow.close();
  }
});
