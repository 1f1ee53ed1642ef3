/** Inside of a run without values: why there are none, and what helps. */
import type { Page } from '@playwright/test';
import { expectNoViolations } from '../pages/axe.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { showResult } from '../pages/show-result.ts';
import { expect, test } from '../recorded-langflow-fixtures.ts';

const state = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

async function runInside(bench: BenchPage): Promise<void> {
  await showResult(bench.page, 'Answer');
  await bench.run();
  await showResult(bench.page, 'Inside');
}

test('a run on a Langflow without values says why, and offers what helps: the connection, reading again, the embedded engine', async ({
  bench,
  page,
  langflow,
  expectedConsole,
}) => {
  test.slow();
  expectedConsole.push(/Failed to load resource/);
  await bench.connectLangflow(langflow.url);
  await expect(bench.flow).toHaveValue('Chat');
  await test.step('a trace that is late, and is read again', async () => {
    const other = { id: 'another', name: 'Chat', status: 'ok', startTime: new Date().toISOString(), totalLatencyMs: 5 };
    langflow.answerTraces({ status: 200, body: { traces: [other], total: 1, pages: 1 } });
    await runInside(bench);
    const late = state(page, 'The trace did not come within 5 s.');
    await expect(late).toBeVisible();
    langflow.answerTraces(null);
    await late.getByRole('button', { name: 'Read it again' }).click();
    await expect(late).toHaveCount(0);
    await expect(page.getByText(/ · values from the trace on Langflow, read /)).toBeVisible();
  });
  await test.step('a key without the right', async () => {
    langflow.answerTraces({ status: 403, body: { detail: 'Not allowed' } });
    await runInside(bench);
    const refused = state(page, 'This key may not read what components received');
    await refused.getByRole('button', { name: 'Open Connection' }).click();
    await expect(page.getByRole('dialog', { name: 'Connection' })).toBeVisible();
    await page.keyboard.press('Escape');
  });
  await test.step('a server without traces, which the reader turns on and reads again', async () => {
    langflow.answerTraces({ status: 200, body: { traces: [], total: 0, pages: 0 } });
    await runInside(bench);
    const none = state(page, 'This Langflow keeps no traces');
    await none.getByRole('button', { name: 'How to turn them on' }).click();
    await expect(none).toContainText('LANGFLOW_DEACTIVATE_TRACING');
    await expectNoViolations(page, 'a run without values', { within: '#results', inBothSchemes: true });
    await none.getByRole('button', { name: 'Run on the embedded engine' }).click();
    await expect(
      page.getByRole('region', {
        name: /^Notice: The embedded engine did not run it: .* needs a real Langflow: Echo LLM/,
      }),
    ).toBeVisible();
  });
  await test.step('a flow that the embedded engine can run', async () => {
    langflow.serveSample('Two inputs, two answers');
    await page.reload();
    await expect(bench.flow).toHaveValue('Two inputs, two answers');
    await runInside(bench);
    await state(page, 'This Langflow keeps no traces')
      .getByRole('button', { name: 'Run on the embedded engine' })
      .click();
    await expect(page.getByRole('button', { name: /^Connection: Embedded engine/ })).toBeVisible();
    await expect(page.getByText(/values from the engine, live$/)).toBeVisible();
    await expect(page.getByRole('treeitem', { name: /^Language Model/ })).toBeVisible();
  });
});
