/** Tokens and costs in the traces of a Langflow, or missing from them. */
import type { Page } from '@playwright/test';
import { expect, test } from '../recorded-langflow-fixtures.ts';

const figure = (page: Page, name: string) =>
  page.getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd');
const detailOf = async (page: Page, name: string) => {
  await page
    .getByRole('table', { name: 'Timeline, Input 1' })
    .getByRole('button', { name: new RegExp(name) })
    .click();
  return page.getByRole('region', { name: `${name}, Input 1` });
};

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
    await expect(page.getByText(/Langflow’s traces and were measured on the server/)).toBeVisible();
    await expect(figure(page, 'Tokens')).toHaveText('not reported');
    await expect(figure(page, 'Cost')).toHaveText('not reported');
    await expect(await detailOf(page, 'Echo LLM')).toContainText('tokens not reported · cost not reported');
  });
  await test.step('a trace with tokens but no price shows no cost', async () => {
    langflow.reportUsage({ promptTokens: 10, completionTokens: 5, totalTokens: 15 });
    await bench.run();
    await expect(figure(page, 'Tokens')).toHaveText('15 from 1 call');
    await expect(figure(page, 'Cost')).toHaveText('not reported');
  });
  await test.step('a trace with tokens and a price shows both', async () => {
    langflow.reportUsage({ promptTokens: 1000, completionTokens: 234, totalTokens: 1234, cost: 0.0021 });
    await bench.run();
    await expect(figure(page, 'Tokens')).toHaveText('1,234 from 1 call');
    await expect(figure(page, 'Cost')).toHaveText('0.0021 from 1 call');
    await expect(await detailOf(page, 'Echo LLM')).toContainText('1,234 tokens · cost 0.0021');
    await expect(await detailOf(page, 'Chat Output')).toContainText('tokens not reported · cost not reported');
    await page.getByRole('radio', { name: 'Table', exact: true }).click();
    const figures = page.getByRole('table', { name: 'Timeline', exact: true });
    await expect(figures.getByRole('row').filter({ hasText: 'Echo LLM' })).toContainText('1,234');
  });
});
