/** A flow that another user of a Langflow shares: what its server refuses, drops and hides is said, and nothing is lost. */
import type { BenchPage } from '../pages/bench-page.ts';
import { type LinkedRequest, openRequest } from '../pages/open-request.ts';
import { rememberLangflow } from '../pages/remember-langflow.ts';
import { expect, test } from '../recorded-langflow-fixtures.ts';

const CHAT: LinkedRequest = { flow: '00000004-0000-4000-8000-000000000004', inputs: ['hi'], stream: false };
const ONLY_OWNER = 'Only the owner may send tweaks to this flow';

/** The refusal is known before the run, and named after it; what was typed stays. */
async function runWithTweaks(bench: BenchPage): Promise<void> {
  const { page } = bench;
  const banner = page.getByRole('group', { name: 'Tweaks that would be refused' });
  await expect(banner).toContainText(`${ONLY_OWNER}, and it belongs to another user`);
  await expect(bench.reportRow(/Refused.*words/)).toContainText(ONLY_OWNER);
  await page.getByRole('button', { name: 'What will be sent' }).click();
  const plan = page.getByRole('dialog', { name: 'What will be sent' });
  await expect(plan).toContainText(`${ONLY_OWNER}. They go to run/advanced, which refuses them with a 404`);
  await plan.getByRole('button', { name: 'Close' }).click();
  await bench.run();
  const alert = page.getByRole('alert', { name: ONLY_OWNER });
  await expect(alert).not.toContainText('deleted');
  await alert.getByRole('button', { name: 'Run without tweaks' }).click();
  await expect(bench.answer('Chat Output', 1)).toContainText('You said');
  await page.getByRole('tablist', { name: 'Tweak views' }).getByRole('tab', { name: 'JSON', exact: true }).click();
  await expect(bench.reportRow(/Refused.*words/)).toBeVisible();
}

test("another user's flow says who may send tweaks, runs without them, and shows the answer of a stream without components", async ({
  bench,
  page,
  langflow,
  expectedConsole,
}) => {
  expectedConsole.push(/Failed to load resource/);
  await rememberLangflow(page, langflow.url);
  langflow.belongToAnother();
  await openRequest(bench, { ...CHAT, tweaks: '{\n  "EchoLLM-m1": { "words": 6 }\n}' });
  await test.step('tweaks are refused, and the flow runs without them', () => runWithTweaks(bench));
  await test.step('an answer is shown live without components', async () => {
    const plan = page.getByRole('dialog', { name: 'What will be sent' });
    await openRequest(bench, CHAT);
    await page.getByRole('switch', { name: 'Watch components live' }).setChecked(true);
    await page.getByRole('button', { name: 'What will be sent' }).click();
    await expect(plan).toContainText('the server shows components to the owner of the flow alone');
    await plan.getByRole('button', { name: 'Close' }).click();
  });
  await test.step('an answer without components is also shown where the server does not tell whose key it is', async () => {
    langflow.belongToAnother(true);
    await openRequest(bench, CHAT);
    await page.getByRole('switch', { name: 'Watch components live' }).setChecked(true);
    await bench.run();
    await expect(bench.answer('Chat Output', 1)).toContainText('MOCK[system: sys || user: hi]');
    await expect(page.getByText('The server names no component of this run')).toBeVisible();
  });
});
