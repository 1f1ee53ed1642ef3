/** Batches over a flow with memory: rows do not share memory, unless they share a session. */
import { expect, test } from './fixtures.ts';
import { BatchPart } from './pages/batch-part.ts';

test('a batch over a flow with memory, by Ctrl+Enter: rows have separate sessions by default, and share one on request', async ({
  bench,
  page,
}) => {
  await bench.open();
  await bench.chooseFlow('Chat with memory');
  const batch = new BatchPart(page);
  const { region } = batch;
  await batch.open();
  const answer = region.getByRole('row').nth(2).getByRole('cell').nth(3);
  const runRows = async () => {
    await batch.rows.fill('My name is Zoe\nWhat is my name?');
    await region.getByRole('textbox', { name: 'Rows at once' }).fill('1');
    await expect(region).toContainText('2 rows read');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(region).toContainText('2 answered');
    await expect(page.getByRole('button', { name: /^Stop/ })).toHaveCount(0);
  };
  const shared = region.getByRole('switch', { name: 'Share one session' });
  await expect(shared).not.toBeChecked();
  await runRows();
  await expect(region).toContainText('Every row runs in a new session.');
  await expect(answer).not.toBeEmpty();
  await expect(answer).not.toContainText('Zoe');

  await region.getByRole('button', { name: 'New batch' }).click();
  await shared.check();
  await expect(region).toContainText('Every row uses the flow’s own session.');
  await runRows();
  await expect(answer).toContainText('Zoe');
  // Saved for this flow only.
  await page.reload();
  await region.getByRole('button', { name: 'New batch' }).click();
  await expect(shared).toBeChecked();
});
