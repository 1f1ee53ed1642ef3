/** Present while an answer arrives, is stopped or fails, alone and compared with the flow without tweaks. */
import type { Page } from '@playwright/test';
import { expect, test } from './front-fixtures.ts';
import { expectNoViolations } from './pages/axe.ts';
import type { BenchPage } from './pages/bench-page.ts';
import type { FrontServer } from './servers/front-server.ts';
import { answerStream, answerWith } from './servers/run-answers.ts';

const ANSWER = { within: 'section[aria-label="Answer"]' };
const SCRIPT = { component: 'ChatOutput-n5FuZ', displayName: 'Chat Output' };
const HALF = answerStream({ ...SCRIPT, chunks: ['Half an ', 'answer'], ending: 'silent' });
const WHOLE = answerStream({ ...SCRIPT, chunks: ['All of it'], ending: 'complete' });
const FAILED = answerWith(500, {
  detail: 'Error running graph: Error building Component Language Model: \n\nboom',
});

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const plainOf = (page: Page) => page.getByRole('article', { name: 'Original flow' });

/** One is stopped before its end, another one fails. */
async function presentStoppedAndFailed({ page, runButton, stopButton }: BenchPage, front: FrontServer): Promise<void> {
  const answer = region(page, 'Answer');
  front.answerRuns(HALF);
  await runButton.click();
  await expect(answer).toContainText('Half an answer');
  const output = region(page, 'Flow').getByRole('listitem').filter({ hasText: 'Chat Output' });
  await expect(output).toContainText('writing');
  await expectNoViolations(page, 'streaming', ANSWER);
  await stopButton.click();
  await expect(answer).toContainText('This text is not complete.');
  front.answerRuns(FAILED);
  await runButton.click();
  await expect(answer.getByRole('alert')).toContainText('Language Model stopped with an error');
  await expectNoViolations(page, 'failed', ANSWER);
}

/** While an answer streams; the flow without tweaks is then stopped too, and asked again. */
async function compareWithFlow({ page, runButton, stopButton }: BenchPage, front: FrontServer): Promise<void> {
  const plain = plainOf(page);
  front.answerRuns(HALF);
  await runButton.click();
  await expect(region(page, 'Answer')).toContainText('Half an answer');
  await page.getByRole('button', { name: 'Compare with the flow' }).click();
  await expect(plain).toContainText('This runs next.');
  await stopButton.click();
  await expect(plain).toContainText('Half an answer');
  await stopButton.click();
  await expect(plain).toContainText('This text is not complete.');
  front.answerRuns(WHOLE);
  await runButton.click();
  await expect(page.getByRole('article', { name: 'With your changes' })).toContainText('All of it');
  await expect(plain).toContainText('All of it');
}

test('a presented answer streams, is stopped and fails; the flow without tweaks runs after it, but not once Present is closed', async ({
  bench,
  front,
  page,
  expectedConsole,
}) => {
  expectedConsole.push(/Failed to load resource/);
  await bench.open(front.url);
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  await presentStoppedAndFailed(bench, front);
  await compareWithFlow(bench, front);

  // The flow without tweaks has not answered this one, and would run next.
  const plain = plainOf(page);
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
  await bench.runButton.click();
  await expect(bench.stopButton).toBeVisible();
  await expect(plain).toContainText('This runs next.');
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(bench.input(1)).toBeEditable();
  leave();
  await expect(bench.status).toHaveText(/Run finished/);
  await bench.run();
  expect(front.runs).toBe(before + 2);
});
