import { describe, expect, it } from 'vitest';
import { judge } from './judge.ts';

const by = { url: 'http://127.0.0.1:9/v1', model: 'mini' };
const judged = (reply: string) =>
  judge(
    { rubric: 'Is it polite?', min: 0.7, by },
    { question: 'Money back?', answer: 'Yes', expected: null },
    { ask: async () => reply },
  );

describe('a small judge', () => {
  it.each([
    ['0.8', 0.8],
    [' **Score: 0.8**.\n', 0.8],
    ['`0`', 0],
    ['1', 1],
    ['{"score": "0.8", "reason": "as a text"}', 0.8],
    ['<think>{"score": 1} is too much</think> 0.5', 0.5],
    ['<think>Polite?</think>{"score": 0.5}', 0.5],
  ])('may answer %j', async (reply, score) => {
    expect(await judged(reply)).toMatchObject({ state: score < 0.7 ? 'missed' : 'passed', score });
  });

  it.each([
    ['Fine by me', 'The judge did not answer with JSON such as {"score": 0.8}: “Fine by me”'],
    ['7/10', 'The judge did not answer with JSON such as {"score": 0.8}: “7/10”'],
    ['0.8 of 1, as it is polite', expect.stringContaining('JSON such as')],
    ['{"score": "high"}', 'The judge gave no score such as {"score": 0.8}: “{"score": "high"}”'],
    ['{"score": "8/10"}', expect.stringContaining('gave no score')],
    ['8', 'The judge gave the score 8, which is not from 0 to 1.'],
    ['-1', 'The judge gave the score -1, which is not from 0 to 1.'],
    ['<think>{"score": 1}</think>', 'The judge answered with an empty text.'],
  ])('is told what is expected when it answers %j', async (reply, why) => {
    expect(await judged(reply)).toEqual({ state: 'broken', why, by: 'mini' });
  });
});
