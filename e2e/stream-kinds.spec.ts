/** What the meter says about text that arrived in bursts or all at once, in the answer and in the Stream view. */
import { expect, test } from './front-fixtures.ts';
import { GREETING, openRequest } from './pages/open-request.ts';
import { answerBursts } from './servers/run-answers.ts';

const OUTPUT = { component: 'ChatOutput-n5FuZ', displayName: 'Chat Output' };
const WORDS = Array.from({ length: 12 }, (_, place) => `word-${place} `);

interface Kind {
  label: string;
  bursts: readonly (readonly string[])[];
  sentence: string;
}

const KINDS: readonly Kind[] = [
  {
    label: 'Bursts',
    bursts: [WORDS.slice(0, 1), WORDS.slice(1, 2), WORDS.slice(2, 3)],
    sentence: 'The text arrived in 3 chunks, with long waits between them.',
  },
  {
    label: 'Single burst',
    bursts: [WORDS],
    sentence:
      'All text arrived at once, in 12 chunks. The server wrote them one by one, so something in between may have held them back.',
  },
  { label: 'Single burst', bursts: [[WORDS.join('')]], sentence: 'All text arrived at once.' },
];

test('bursts and a single burst are told apart, in the answer and in the Stream view', async ({
  bench,
  page,
  front,
}) => {
  await openRequest(bench, GREETING, front.url);
  for (const { label, bursts, sentence } of KINDS) {
    await test.step(`${label} of ${bursts.flat().length}`, async () => {
      front.answerRuns(answerBursts({ bursts, waitMs: 900, ...OUTPUT }));
      await page.getByRole('tab', { name: 'Answer', exact: true }).click();
      await bench.run();
      const answer = bench.answer('Chat Output', 1);
      await expect(answer.getByRole('img', { name: `${label} of Chat Output, Input 1` })).toBeVisible();
      await expect(answer.getByText(label, { exact: true })).toBeVisible();
      await page.getByRole('tab', { name: 'Stream', exact: true }).click();
      const meter = page.getByRole('region', { name: 'What was received' });
      await expect(meter.getByText(label, { exact: true })).toBeVisible();
      await expect(meter.getByText(sentence, { exact: true })).toBeVisible();
      await expect(meter).toContainText(/First token(under|\d)/);
      await expect(meter).toContainText(bursts.length > 1 ? /Longest gap\d/ : 'Longest gap–');
    });
  }
});
