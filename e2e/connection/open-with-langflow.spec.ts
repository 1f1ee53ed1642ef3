/** A page that its server opens with a Langflow: connected at once, until the user chooses another server. */
import { expectNoViolations } from '../pages/axe.ts';
import type { BenchPage } from '../pages/bench-page.ts';
import { ConnectionPanel } from '../pages/connection-panel.ts';
import { test as base, expect } from '../recorded-langflow-fixtures.ts';
import { startTweakbench, type TweakbenchServer } from '../servers/tweakbench-server.ts';

const test = base.extend<{ panel: ConnectionPanel; product: TweakbenchServer }>({
  panel: async ({ page }, use) => use(new ConnectionPanel(page)),
  product: async ({ langflow }, use) => {
    const product = await startTweakbench({ LANGFLOW_URL: langflow.url, TWEAKBENCH_OPEN_WITH: 'langflow' });
    await use(product);
    await product.stop();
  },
});

test.beforeEach(({ expectedConsole }) => {
  expectedConsole.push(/Failed to load resource/);
});

/** In the Langflow that the page is connected to. */
async function installSamples(bench: BenchPage): Promise<void> {
  const { page } = bench;
  await bench.flowMenu('Install sample flows');
  const dialog = page.getByRole('dialog', { name: 'Install sample flows' });
  const samples = dialog.getByRole('list', { name: 'Sample flows' }).getByRole('listitem');
  await expect(dialog).toContainText(/8 of 8 installed on .*\./);
  await expect(samples).toHaveCount(8);
  await expect(samples.filter({ hasText: 'Tone switcher' })).toContainText('Installed');
  await expect(samples.filter({ hasText: 'Text toolbox' })).toContainText(
    'Installed, but this server has no RegexExtractorComponent',
  );
  await expect(dialog).toContainText('set to claude-sonnet-4-6 of Anthropic, with the server’s key');
  await expectNoViolations(page, 'samples installed', { within: '[role="dialog"]' });
  await dialog.getByRole('button', { name: 'Open Two inputs, two answers' }).click();
  await expect(bench.flow).toHaveValue('Two inputs, two answers');

  await bench.flowMenu('Install sample flows');
  await expect(dialog).toContainText('All 8 were already on ');
  await expect(dialog).not.toContainText('claude');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

test('a first visit is connected to the configured Langflow through the relay, where the samples can be installed', async ({
  bench,
  langflow,
  page,
  panel,
  product,
}) => {
  const connected = panel.chip(`Langflow 1.13, ${new URL(langflow.url).host}`);
  await bench.open(product.url);
  await expect(connected).toBeVisible();
  await expect(bench.flow).toHaveValue('Chat');
  await bench.run();
  await expect(bench.answersOf(1)).toContainText('[legal] You said:');
  await panel.open();
  await expect(panel.address).toHaveValue(langflow.url);
  await expect(panel.relay).toBeChecked();
  await panel.close();

  await test.step('the samples are installed', () => installSamples(bench));

  await panel.useEmbedded();
  await expect(bench.flow).toHaveValue(/Two inputs, two answers/);
  await panel.connect();
  await expect(connected).toBeVisible();
  await page.reload();
  await expect(connected).toBeVisible();
});

test('a first visit says when the configured Langflow does not answer, and can continue without it', async ({
  bench,
  langflow,
  page,
  panel,
  product,
}) => {
  await langflow.close();
  await page.goto(product.url);
  await expect(panel.chip(`no answer, ${new URL(langflow.url).host}`)).toBeVisible();
  const alert = page.getByRole('alert', { name: 'Could not load the flows' });
  await expect(alert).toContainText('No server answers at this address.');
  await expect(bench.runButton).toHaveAccessibleDescription(
    `No server: nothing answers at ${new URL(langflow.url).host}`,
  );
  await expectNoViolations(page, 'no answer at the start');
  await alert.getByRole('button', { name: 'Open Connection' }).click();
  await expect(panel.address).toHaveValue(langflow.url);
  await panel.close();

  await alert.getByRole('button', { name: 'Use the embedded engine' }).click();
  await expect(bench.flow).toHaveValue(/Two inputs, two answers/);
  await expect(page.getByRole('region', { name: 'Results' }).locator(':focus')).toBeVisible();
  await bench.run();
  await expect(bench.answersOf(1)).toContainText('Ada');
  await bench.waitUntilSaved();
  await page.reload();
  await expect(bench.flow).toHaveValue(/Two inputs, two answers/);
  await expect(panel.chip('Embedded engine')).toBeVisible();
});
