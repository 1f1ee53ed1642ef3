/** Tokens and costs in the traces of a Langflow, or missing from them. */
import type { Page } from '@playwright/test';
import { expect, test } from '../recorded-langflow-fixtures.ts';

/** What Inside says of a component, and of the whole run. */
const timesOf = async (page: Page, name: string) => {
  await page.getByRole('treeitem', { name }).click();
  return page.getByRole('region', { name: `${name}, inside` });
};
const footer = (page: Page) => page.getByRole('region', { name: 'Results' }).getByText(/^Run \d+ · /);

test('the figures of a trace are shown with their component and summed up, and missing ones are not guessed', async ({
  bench,
  page,
  langflow,
  expectedConsole,
}) => {
  expectedConsole.push(/Failed to load resource/);
  await bench.connectLangflow(langflow.url);
  await expect(bench.flow).toHaveValue('Chat');
  await page.getByRole('tab', { name: 'Inside', exact: true }).click();
  await test.step('a trace without figures shows none', async () => {
    await bench.run();
    await expect(footer(page)).toContainText('from the trace on Langflow');
    await expect(footer(page)).not.toContainText(/token|cost/);
    const component = await timesOf(page, 'Echo LLM');
    await expect(component).toContainText('310 ms');
    await expect(component).not.toContainText(/token|cost/);
  });
  await test.step('a trace with tokens but no price shows no cost', async () => {
    langflow.reportUsage({ promptTokens: 10, completionTokens: 5, totalTokens: 15 });
    await bench.run();
    await expect(footer(page)).toContainText(' · 15 tokens · ');
    await expect(footer(page)).not.toContainText('cost');
  });
  await test.step('a trace with tokens and a price shows both', async () => {
    langflow.reportUsage({ promptTokens: 1000, completionTokens: 234, totalTokens: 1234, cost: 0.0021 });
    await bench.run();
    await expect(footer(page)).toContainText(' · 1,234 tokens · cost 0.0021 · ');
    await expect(await timesOf(page, 'Echo LLM')).toContainText('1,234 tokens · cost 0.0021');
    await expect(await timesOf(page, 'Chat Output')).not.toContainText(/token|cost/);
    await page.getByRole('button', { name: 'Inside menu' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Show as table' }).click();
    const figures = page.getByRole('table', { name: 'Components of Input 1' });
    await expect(figures.getByRole('row').filter({ hasText: 'Echo LLM' })).toContainText('1,2340.0021');
    await expect(figures.getByRole('row').filter({ hasText: 'Chat Output' })).toContainText('not reportednot reported');
  });
});
