import { expect, it } from 'vitest';
import { proposedChecks, strongTexts } from './proposed-checks.ts';

const ANSWER = `Yes. Both charges are on invoice INV-2041: 3 March, 48.00 € and 4 March, 48.00 €. The second one is a retry.
I have started a refund of 48.00 € to the card ending 4417.`;
const run = { timeMs: 1210, tweaks: 3, applied: 3 };

it.each([
  [ANSWER, ['INV-2041', '48.00 €', '4417']],
  ['Your ticket is T_88, and it costs $1,296 a year.', ['T_88', '$1,296']],
  ['It is on its way with Ada Lovelace to Norway.', ['Ada Lovelace']],
  ['Subscriptions can be cancelled.', ['Subscriptions', 'cancelled']],
  ['It is.', []],
  ['9'.repeat(30_000), []],
])('the strong texts of %j are %j', (answer, expected) => {
  expect(strongTexts(answer)).toEqual(expected);
});

it('the proposed checks are about what an answer that is right will still have', () => {
  const proposed = proposedChecks({ answer: ANSWER, data: null, ...run });
  expect(proposed.map(({ check, isChosen, now }) => [check, isChosen, now])).toEqual([
    [{ contains: 'INV-2041' }, true, 'yes'],
    [{ contains: '48.00 €' }, true, '3 times'],
    [{ contains: '4417' }, false, 'yes'],
    ['equals', false, 'yes'],
    [{ similar: { min: 0.8 } }, true, '1.00'],
    [{ 'max-time': '3s' }, true, '1.21 s'],
    ['tweaks-applied', false, '3 of 3'],
  ]);
});

it('the check “every tweak applied” is proposed where a tweak did not apply', () => {
  expect(proposedChecks({ answer: 'a', data: null, ...run, applied: 2 }).at(-1)).toMatchObject({
    check: 'tweaks-applied',
    isChosen: true,
    now: '2 of 3',
  });
});

it('the paths of an answer that is data are proposed', () => {
  const data = { ticket: { id: 'T-1', tags: ['a', 'b'] }, 'odd key': 1, note: 'x'.repeat(100), done: true };
  const proposed = proposedChecks({ answer: JSON.stringify(data), data, ...run });
  expect(proposed.slice(0, 3).map(({ check }) => check)).toEqual([
    { json: { path: 'ticket.id', equals: 'T-1' } },
    { json: { path: 'ticket.tags[0]', equals: 'a' } },
    { json: { path: 'done', equals: true } },
  ]);
});

it('nothing is proposed for a text that is not there', () => {
  expect(proposedChecks({ answer: ' ', data: null, timeMs: null, tweaks: 0, applied: 0 })).toEqual([]);
});

it.each([
  [10, '100ms'],
  [240, '500ms'],
  [700, '2s'],
  [40_000, '80s'],
  [400_000, '14m'],
])('an answer of %s ms may take twice as long: %s', (timeMs, text) => {
  const [check] = proposedChecks({ answer: '', data: null, timeMs, tweaks: 0, applied: 0 });
  expect(check?.check).toEqual({ 'max-time': text });
});
