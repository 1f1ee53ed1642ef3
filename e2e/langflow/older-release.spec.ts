/** The page on the 1.7 line: it explains the different answers. */
import { enterTweaks, expect, openFlow, publishEcho, test } from './langflow-page.ts';
import { olderLangflow, remove } from './servers.ts';

const server = olderLangflow();

test.beforeAll(async () => {
  await publishEcho(server, 'Suite echo');
});

test('the 1.7 line answers two inputs, reports an unknown flow with a web page and refuses a bare number, as predicted', async ({
  bench,
  page,
}) => {
  const answers = page.getByRole('tab', { name: 'Answer', exact: true });
  const id = await publishEcho(server, 'Suite older deleted');
  await openFlow(bench, 'Suite echo', { server, relay: false });
  await bench.input(1).fill('Ada, who loves engines');
  await page.getByRole('button', { name: 'Add input' }).click();
  await bench.input(2).fill('Grace, from a long voyage');
  await bench.run();
  await expect(bench.status).toHaveText(/Run finished/);
  await expect(bench.answer('Chat Output', 1)).toContainText('Ada');
  await expect(bench.answer('Chat Output', 2)).toContainText('Grace');
  await expect(bench.answer('Chat Output', 2)).not.toContainText('Ada');
  await page.getByRole('tab', { name: 'Inside', exact: true }).click();
  await expect(page.getByRole('treeitem', { name: 'Chat Output' })).toBeVisible();
  await answers.click();

  await bench.keepOneInput();
  await bench.chooseFlow('Suite older deleted');
  await remove(server, `/api/v1/flows/${id}`);
  await bench.run();
  await expect(page.getByRole('alert', { name: 'The server answered with a web page, not JSON' })).toBeVisible();

  await bench.chooseFlow('Suite echo');
  await enterTweaks(bench, '{ "words": 5 }');
  await expect(bench.reportRow(/Refused/)).toBeVisible();
  await bench.run();
  await expect(page.getByRole('alert', { name: /refused|did not accept/ })).toBeVisible();
  await bench.flowMenu('Versions');
  await expect(page.getByRole('dialog', { name: 'Versions of Suite echo' })).toContainText(
    'This server keeps no versions of this flow.',
  );
});
