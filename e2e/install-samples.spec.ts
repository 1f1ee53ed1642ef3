/** Installing the samples in a Langflow. */
import { expectNoViolations } from './pages/axe.ts';
import { expect, test } from './recorded-langflow-fixtures.ts';

test('the samples are installed once, listed one by one, and the first can be opened', async ({
  bench,
  expectedConsole,
  langflow,
  page,
}) => {
  // Probing requests routes that a server may not have, and the browser logs that.
  expectedConsole.push(/Failed to load resource/);
  await bench.connectLangflow(langflow.url);
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
  await expect(dialog).toContainText('0 of 8 installed');
  await expect(dialog).toContainText('8 were already there');
  await expect(dialog).not.toContainText('claude');
});
