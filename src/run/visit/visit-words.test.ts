import { describe, expect, it } from 'vitest';
import { askLabel, clockTime, endedSentence, limitWords, passwordSentence, type ReachedLimit } from './visit-words.ts';

const at = (hour: number, minute: number, second = 0) => new Date(2026, 10, 28, hour, minute, second).getTime();
const reached = (limit: ReachedLimit['limit'], until: number, atMost = 60): ReachedLimit => ({
  code: 'limit-reached',
  detail: '',
  limit,
  atMost,
  until,
});

describe('limitWords', () => {
  it.each([
    [
      'per-hour',
      at(15, 0),
      60,
      'This demo answers 60 questions an hour, and they are used up. It goes on at 15:00, in 12 minutes.',
    ],
    ['per-hour', at(14, 48, 1), 1, 'This demo answers 1 question an hour, and it is used up. It goes on in 1 second.'],
    ['per-visitor', at(15, 0), 5, 'Each visitor can ask 5 questions an hour. You can go on at 15:00, in 12 minutes.'],
    ['at-once', at(14, 48, 10), 4, 'Others are getting their answers. It goes on in 10 seconds.'],
  ] as const)('says when it goes on: %s', (limit, until, atMost, sentence) => {
    expect(limitWords(reached(limit, until, atMost), at(14, 48)).sentence).toBe(sentence);
  });
});

it('names a minute that is not too early', () => {
  expect(clockTime(at(14, 59, 1))).toBe('15:00');
  expect(askLabel(at(15, 0), at(14, 48))).toBe('Ask at 15:00');
  expect(askLabel(at(14, 48, 40), at(14, 48))).toBe('Ask in 40 seconds');
});

it('says why a demo or a password is not taken', () => {
  expect(endedSentence(at(0, 0))).toMatch(/^It was open until 28 November 2026\. Ask the person/);
  expect(endedSentence(null)).toMatch(/^Ask the person/);
  const wrong = (triesLeft: number) => passwordSentence({ code: 'wrong-password', detail: '', triesLeft });
  expect([wrong(4), wrong(1)]).toEqual([
    'That is not the password. 4 tries left.',
    'That is not the password. 1 try left.',
  ]);
  expect(passwordSentence({ code: 'too-many-tries', detail: '', until: at(15, 10) })).toBe(
    'Too many tries. Try again at 15:10.',
  );
  expect(passwordSentence({ code: 'password-needed', detail: '' })).toBeNull();
});
