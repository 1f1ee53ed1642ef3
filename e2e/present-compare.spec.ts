/** Present while an answer arrives, is stopped or fails, alone and compared with the flow without tweaks. */
import { expect, test } from './front-fixtures.ts';
import { expectNoViolations } from './pages/axe.ts';
import { answerStream, answerWith } from './servers/run-answers.ts';

const ANSWER = { within: 'section[aria-label="Answer"]' };
const SCRIPT = { component: 'ChatOutput-n5FuZ', displayName: 'Chat Output' };
const HALF = answerStream({ ...SCRIPT, chunks: ['Half an ', 'answer'], ending: 'silent' });
const WHOLE = answerStream({ ...SCRIPT, chunks: ['All of it'], ending: 'complete' });

test('a presented answer streams, is stopped and fails; the flow without tweaks runs after it, but not once Present is closed', async ({
  bench,
  front,
  page,
  expectedConsole,
}) => {
  expectedConsole.push(/Failed to load resource/);
  await bench.open(front.url);
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  const region = (name: string) => page.getByRole('region', { name, exact: true });
  const answer = region('Answer');
  const run = page.getByRole('button', { name: 'Run', exact: true });
  const stop = page.getByRole('button', { name: 'Stop', exact: true });
  front.answerRuns(HALF);
  await run.click();
  await expect(answer).toContainText('Half an answer');
  await expect(region('Flow').getByRole('listitem').filter({ hasText: 'Chat Output' })).toContainText('writing');
  await expectNoViolations(page, 'streaming', ANSWER);
  await stop.click();
  await expect(answer).toContainText('This text is not complete.');
  front.answerRuns(
    answerWith(500, { detail: 'Error running graph: Error building Component Language Model: \n\nboom' }),
  );
  await run.click();
  await expect(answer.getByRole('alert')).toContainText('Language Model stopped with an error');
  await expectNoViolations(page, 'failed', ANSWER);

  const plain = page.getByRole('article', { name: 'Original flow' });
  front.answerRuns(HALF);
  await run.click();
  await expect(answer).toContainText('Half an answer');
  await page.getByRole('button', { name: 'Compare with the flow' }).click();
  await expect(plain).toContainText('This runs next.');
  await stop.click();
  await expect(plain).toContainText('Half an answer');
  await stop.click();
  await expect(plain).toContainText('This text is not complete.');
  // Again after a stop.
  front.answerRuns(WHOLE);
  await run.click();
  await expect(page.getByRole('article', { name: 'With your changes' })).toContainText('All of it');
  await expect(plain).toContainText('All of it');

  // The flow without tweaks has not answered this one, and would run next.
  await page.getByRole('main', { name: 'Present' }).press('ArrowRight');
  await expect(plain).not.toContainText('All of it');
  const before = front.runs;
  let leave = () => {};
  const left = new Promise<void>((done) => {
    leave = done;
  });
  front.answerRuns(async (request, response) => {
    await left;
    await WHOLE(request, response);
  });
  await run.click();
  await expect(stop).toBeVisible();
  await expect(plain).toContainText('This runs next.');
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(bench.input(1)).toBeEditable();
  leave();
  await expect(bench.status).toHaveText(/Run finished/);
  await bench.run();
  expect(front.runs).toBe(before + 2);
});
