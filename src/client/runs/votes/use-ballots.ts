/** Your ballots of a vote: shown at once, and sent again if the server did not take one. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorMessage } from '#contract/error-message.ts';
import type { SaveBallot, Vote } from '#contract/workspace/vote.ts';
import { useStoredVotes, voteKeys } from './use-votes.ts';

export interface Ballots {
  /** Your ballots by pair, from the moment of the choice. */
  own: ReadonlyMap<number, SaveBallot>;
  /** True while some are on their way. */
  isSending: boolean;
  /** Why the server does not have some of them, until it has all. */
  problem: string | null;
  choose: (pair: number, ballot: SaveBallot) => void;
  sendAgain: () => void;
}

interface Chosen {
  ballot: SaveBallot;
  isSent: boolean;
}

const AGAIN = 2;

export function useBallots({ entry: { id }, ballots }: Vote, you: string | null): Ballots {
  const votes = useStoredVotes();
  const client = useQueryClient();
  // The choices of this visit. The query has them a moment later, and reading it again may bring back the old ones.
  const [chosen, setChosen] = useState<ReadonlyMap<number, Chosen>>(new Map());
  const [failure, setFailure] = useState<string | null>(null);
  const { mutate } = useMutation({
    // One after the other, so that the last choice for a pair is the one that stays.
    scope: { id: `ballots ${id}` },
    mutationFn: ({ pair, ballot }: { pair: number; ballot: SaveBallot }) => votes.choose(id, pair, ballot),
    onSuccess: (_, { pair, ballot }) =>
      setChosen((before) =>
        before.get(pair)?.ballot === ballot ? new Map(before).set(pair, { ballot, isSent: true }) : before,
      ),
    onError: (error) => setFailure(errorMessage(error)),
    retry: AGAIN,
  });
  const unsent = [...chosen].filter(([, { isSent }]) => !isSent);
  const choose = (pair: number, ballot: SaveBallot) => {
    if (unsent.length === 0) setFailure(null);
    setChosen((before) => new Map(before).set(pair, { ballot, isSent: false }));
    client.setQueryData<Vote | null>(voteKeys.one(id), (vote) => vote && withBallot(vote, pair, ballot, you));
    mutate({ pair, ballot });
  };
  return {
    own: new Map<number, SaveBallot>([
      ...ballots.filter(({ person }) => person === you).map((ballot) => [ballot.pair, ballot] as const),
      ...[...chosen].map(([pair, { ballot }]) => [pair, ballot] as const),
    ]),
    isSending: unsent.length > 0,
    problem: unsent.length > 0 ? failure : null,
    choose,
    sendAgain: () => {
      for (const [pair, { ballot }] of unsent) mutate({ pair, ballot });
    },
  };
}

function withBallot(vote: Vote, pair: number, ballot: SaveBallot, person: string | null): Vote {
  const others = vote.ballots.filter((one) => one.pair !== pair || one.person !== person);
  return { ...vote, ballots: [...others, { ...ballot, pair, person, savedAt: Date.now() }] };
}
