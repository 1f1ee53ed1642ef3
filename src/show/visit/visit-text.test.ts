import { expect, it } from 'vitest';
import { endedSentence, limitSentence, passwordSentence } from './visit-text.ts';

const at = (hour: number, minute: number, second = 0) => new Date(2026, 10, 28, hour, minute, second).getTime();
it.each([
  ['per-hour', at(15, 0), 'Question limit reached. You can ask again at 15:00.'],
  ['per-visitor', at(14, 59, 1), 'Question limit reached. You can ask again at 15:00.'],
  ['per-visitor', at(14, 48, 40), 'Question limit reached. You can ask again in 40 seconds.'],
  ['per-hour', at(14, 47), 'Question limit reached. You can ask again in 1 second.'],
  ['at-once', at(14, 48, 10), 'Others are getting their answers. You can ask again in 10 seconds.'],
] as const)('the page says when the next question is taken, never too early: %s', (limit, until, sentence) => {
  expect(limitSentence({ code: 'limit-reached', detail: '', limit, atMost: 60, until }, at(14, 48))).toBe(sentence);
});

it('the page says why a demo or a password is not taken', () => {
  expect(endedSentence(at(0, 0))).toMatch(/^It was open until 28 Nov 2026\. Ask the person/);
  expect(endedSentence(null)).toMatch(/^Ask the person/);
  const wrong = (triesLeft: number) => passwordSentence({ code: 'wrong-password', detail: '', triesLeft });
  expect([wrong(4), wrong(1)]).toEqual([
    'That is not the password. 4 tries left.',
    'That is not the password. 1 try left.',
  ]);
  expect(passwordSentence({ code: 'too-many-tries', detail: '', until: at(15, 10) })).toBe(
    'Too many tries. Try again at 15:10.',
  );
  expect(passwordSentence({ code: 'password-needed', detail: '', title: 'Ask us' })).toBeNull();
});
