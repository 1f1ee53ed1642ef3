/** Your ballots of a vote: kept at once, and sent again when the server did not take one. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorMessage } from '#contract/error-message.ts';
import type { Ballot, SaveBallot, Vote } from '#contract/workspace/vote.ts';
import { useKeptVotes, voteKeys } from './use-votes.ts';

export interface Ballots {
  /** By pair. */
  own: ReadonlyMap<number, Ballot>;
  /** True while some are on their way. */
  isSending: boolean;
  /** Why the server does not have some of them. */
  problem: string | null;
  choose: (pair: number, ballot: SaveBallot) => void;
  sendAgain: () => void;
}

const AGAIN = 2;

export function useBallots({ entry: { id }, ballots }: Vote, you: string | null): Ballots {
  const kept = useKeptVotes();
  const client = useQueryClient();
  const [unsent, setUnsent] = useState<ReadonlyMap<number, SaveBallot>>(new Map());
  const [failure, setFailure] = useState<string | null>(null);
  const { mutate } = useMutation({
    // One after the other, so that the last choice for a pair is the one that stays.
    scope: { id: `ballots ${id}` },
    mutationFn: ({ pair, ballot }: { pair: number; ballot: SaveBallot }) => kept.choose(id, pair, ballot),
    onSuccess: (_, { pair, ballot }) =>
      setUnsent((before) => {
        if (before.get(pair) !== ballot) return before;
        const rest = new Map(before);
        rest.delete(pair);
        return rest;
      }),
    onError: (error) => setFailure(errorMessage(error)),
    ...{ retry: AGAIN, networkMode: 'always' },
  });
  const choose = (pair: number, ballot: SaveBallot) => {
    setUnsent((before) => new Map(before).set(pair, ballot));
    client.setQueryData<Vote | null>(voteKeys.one(id), (vote) => vote && withBallot(vote, pair, ballot, you));
    mutate({ pair, ballot });
  };
  return {
    own: new Map(ballots.flatMap((ballot) => (ballot.person === you ? [[ballot.pair, ballot]] : []))),
    isSending: unsent.size > 0,
    problem: unsent.size > 0 ? failure : null,
    choose,
    sendAgain: () => {
      setFailure(null);
      for (const [pair, ballot] of unsent) mutate({ pair, ballot });
    },
  };
}

function withBallot(vote: Vote, pair: number, ballot: SaveBallot, person: string | null): Vote {
  const others = vote.ballots.filter((one) => one.pair !== pair || one.person !== person);
  return { ...vote, ballots: [...others, { ...ballot, pair, person, savedAt: Date.now() }] };
}
