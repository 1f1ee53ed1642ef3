import { expect, test } from './fixtures.ts';
import { startFront } from './servers/front-server.ts';
import { answerStream } from './servers/run-answers.ts';

const SCRIPT = { component: 'ChatOutput-n5FuZ', displayName: 'Chat Output' };

test('the flow without tweaks runs after the current run, and again after a stop', async ({ bench, page, server }) => {
  const front = await startFront(server.url);
  await bench.open(front.url);
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  const plain = page.getByRole('article', { name: 'Original flow' });
  front.answerRuns(answerStream({ ...SCRIPT, chunks: ['Half an ', 'answer'], ending: 'silent' }));
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Answer', exact: true })).toContainText('Half an answer');
  await page.getByRole('button', { name: 'Compare with the flow' }).click();
  await expect(plain).toContainText('This runs next.');
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(plain).toContainText('Half an answer');
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(plain).toContainText('This text is not complete.');
  front.answerRuns(answerStream({ ...SCRIPT, chunks: ['All of it'], ending: 'complete' }));
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('article', { name: 'With your changes' })).toContainText('All of it');
  await expect(plain).toContainText('All of it');
  await front.close();
});

test('the flow without tweaks does not run once Present is closed', async ({ bench, page, server }) => {
  const front = await startFront(server.url);
  await bench.open(front.url);
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  front.answerRuns(answerStream({ ...SCRIPT, chunks: ['Half an answer'], ending: 'silent' }));
  await page.getByRole('button', { name: 'Compare with the flow' }).click();
  await expect(page.getByRole('article', { name: 'Original flow' })).toContainText('Half an answer');
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  let leave = () => {};
  const left = new Promise<void>((done) => {
    leave = done;
  });
  const whole = answerStream({ ...SCRIPT, chunks: ['All of it'], ending: 'complete' });
  front.answerRuns(async (request, response) => {
    await left;
    await whole(request, response);
  });
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Stop', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(bench.input(1)).toBeEditable();
  leave();
  await expect(bench.status).toHaveText(/Run finished/);
  await bench.run();
  expect(front.runs).toBe(3);
  await front.close();
});
