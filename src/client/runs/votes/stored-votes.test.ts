import { expect, it } from 'vitest';
import { sampleVote } from '#show/testing/sample-vote.ts';
import { createStoredVotes } from './stored-votes.ts';

it('all votes are listed, however many pages the server makes of them', async () => {
  const { entry } = sampleVote('.');
  const asked: string[] = [];
  const { list } = createStoredVotes(async (path) => {
    asked.push(path);
    const number = asked.length;
    return { status: 200, body: { votes: [{ ...entry, number }], next: number === 3 ? null : `after-${number}` } };
  });
  expect((await list()).map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(asked.at(-1)).toBe('/votes?limit=200&cursor=after-2');
});
