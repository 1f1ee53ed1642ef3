/** Outputs without a value say why. */
import { expect, test } from './front-fixtures.ts';
import { replyOf } from './servers/recorded-results.ts';
import { answerWith, messageResult } from './servers/run-answers.ts';

test('the branch that a router skipped, and an output for which the server returned null or nothing', async ({
  bench,
  front,
  page,
}) => {
  await bench.open(`${front.url}/?flow=support-router`);
  await bench.run();
  const results = page.getByRole('region', { name: 'Results' });
  for (const [input, answered, skipped] of [
    [1, 'Billing Answer', 'Help Answer'],
    [2, 'Help Answer', 'Billing Answer'],
  ] as const) {
    await expect(results.getByRole('region', { name: `Input ${input} answers` })).toBeVisible();
    await expect(bench.answer(skipped, input)).toContainText(
      `${skipped} was skipped: the router chose another branch.`,
    );
    expect((await bench.answerText(answered, input)).length).toBeGreaterThan(20);
  }

  await bench.chooseFlow('Two inputs, two answers');
  front.answerRuns(answerWith(200, replyOf([[null], []])));
  await bench.run();
  for (const input of [1, 2]) {
    await expect(bench.answer('Chat Output', input)).toContainText(
      'You asked for Chat Output, but the server did not return it.',
    );
  }
  const answered = messageResult('ChatOutput-n5FuZ', 'Chat Output', 'here');
  await bench.chooseOutputs([]);
  front.answerRuns(answerWith(200, replyOf([[null], [answered, null]])));
  await bench.run();
  await expect(bench.answer('Chat Output', 1)).toContainText('The server returned nothing for Chat Output.');
  await expect(bench.answer('Chat Output', 2)).toContainText('here');
});
