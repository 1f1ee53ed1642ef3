/** A flow that asks a person: the page submits a job, asks, resumes it, takes it up after a reload, and cancels it on Stop. */
import { z } from 'zod';
import { APPROVAL_FLOW } from '../../src/run/testing/approval-server.ts';
import { ConnectionPanel } from '../pages/connection-panel.ts';
import { connect, expect, openFlow, test } from './langflow-page.ts';
import { currentLangflow, publish, runAdvanced } from './servers.ts';
import { ask } from './tested-server.ts';

const server = currentLangflow();
let flow = '';

test.beforeAll(async () => {
  flow = await publish(server, { ...APPROVAL_FLOW, name: 'Suite approval' });
});

test('a decision resumes the flow on its branch, also after a reload, and Stop cancels the job', async ({
  bench,
  page,
}) => {
  expect((await runAdvanced(server, flow, {})).status).toBe(400);
  await openFlow(bench, 'Suite approval', { server, relay: false });
  const card = page.getByRole('region', { name: 'Human Input asks', exact: true });
  for (const [action, output, other] of [
    ['Approve', 'Approved', 'Rejected'],
    ['Reject', 'Rejected', 'Approved'],
  ] as const) {
    await bench.input(1).fill(`${action} this?`);
    await bench.runButton.click();
    await expect(card).toContainText(`${action} this?`);
    await card.getByRole('button', { name: action }).click();
    await expect(bench.answer(output, 1)).toContainText(`${action} this?`);
    await expect(bench.answer(other, 1)).toContainText('was skipped');
  }
  await test.step('a job is taken up after a reload, once the key is entered again', async () => {
    await bench.input(1).fill('After the reload?');
    await bench.runButton.click();
    await expect(card).toBeVisible();
    page.once('dialog', (dialog) => dialog.accept());
    await page.reload();
    await expect(page.getByText('Not finished: the page was left. Its server may still have it')).toBeVisible();
    await connect(bench, { server, relay: false });
    await new ConnectionPanel(page).close();
    await expect(card).toContainText('After the reload?');
    await card.getByRole('button', { name: 'Approve' }).click();
    await expect(bench.answer('Approved', 1)).toContainText('After the reload?');
    await bench.waitUntilSaved();
  });
  await bench.runButton.click();
  await expect(card).toBeVisible();
  await bench.stopButton.click();
  await expect(page.getByText(/was stopped before a decision/)).toBeVisible();
  const pending = async () =>
    z.array(z.unknown()).parse(await (await ask(server, `/api/v2/workflows/pending?flow_id=${flow}`)).json());
  await expect.poll(async () => (await pending()).length).toBe(0);
  await bench.waitUntilSaved();
});
