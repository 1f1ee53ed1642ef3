/** The main tasks on a real Langflow, through the relay and directly. */
import type { Page } from '@playwright/test';
import { expect, openFlow, test, WAYS } from './langflow-page.ts';
import { currentLangflow } from './servers.ts';

const server = currentLangflow();
/** Checks where its times come from, and that an input's model has some. */
async function expectTimes(page: Page, source: string, input: number): Promise<void> {
  await page.getByRole('tab', { name: 'Inside', exact: true }).click();
  await expect(page.getByText(source)).toBeVisible();
  if (input > 1) await page.getByRole('radio', { name: `Input ${input}`, exact: true }).check();
  await expect(page.getByRole('treeitem', { name: /^Language Model/ })).toHaveAccessibleDescription(
    /ended at [\d.,]+ m?s/,
  );
}

test('two inputs give two different answers, and a targeted input and chosen outputs reach their components', async ({
  bench,
  page,
}) => {
  for (const { relay, way } of WAYS) {
    await test.step(way, async () => {
      await openFlow(bench, 'Two inputs, two answers', { server, relay });
      await bench.input(1).fill('Ada, who loves engines');
      await page.getByRole('button', { name: 'Add input' }).click();
      await bench.input(2).fill('Grace, from a long voyage');
      await page.getByRole('button', { name: 'What will be sent' }).click();
      const plan = page.getByRole('dialog', { name: 'What will be sent' });
      await expect(plan).toContainText('2 inputs, 2 requests');
      await plan.getByRole('button', { name: 'Close' }).click();
      await bench.run();
      await expect(bench.status).toHaveText(/Run finished/);
      await page.getByRole('tab', { name: 'Answer', exact: true }).click();
      await expect(bench.answer('Chat Output', 1)).toContainText('Ada');
      await expect(bench.answer('Chat Output', 2)).toContainText('Grace');
      await expect(bench.answer('Chat Output', 2)).not.toContainText('Ada');
      await expectTimes(page, 'values from the trace on Langflow', 2);
      await bench.keepOneInput();
    });
  }

  await test.step('a targeted input and chosen outputs reach their components', async () => {
    await bench.chooseFlow('Topic and audience');
    await bench.input(1).fill('volcanoes');
    await bench.chooseTargets(1, ['Topic']);
    await bench.chooseInMenu('Request menu', 'Show every field');
    await bench.chooseOutputs(['Explanation']);
    await bench.run();
    await page.getByRole('tab', { name: 'Answer', exact: true }).click();
    await expect(bench.answer('Explanation', 1)).toContainText(/volcano/i);
    await expect(bench.answersOf(1).getByRole('article')).toHaveCount(1);
  });

  await test.step('components are shown live if the server reports them', async () => {
    await openFlow(bench, 'Two inputs, two answers', { server, relay: true });
    await bench.input(1).fill('Ada, who loves engines');
    const watch = page.getByRole('switch', { name: 'Watch components live' });
    await watch.click();
    await expect(watch).toBeChecked();
    const sending = page.waitForRequest(/\/api\/v2\/workflows$/);
    await bench.run();
    expect((await sending).postDataJSON()).toMatchObject({ mode: 'stream' });
    await expect(bench.status).toHaveText(/Run finished/);
    await page.getByRole('tab', { name: 'Answer', exact: true }).click();
    await expect(bench.answer('Chat Output', 1)).toContainText('Ada');
    await expectTimes(page, 'values from the trace on Langflow', 1);
  });
});
