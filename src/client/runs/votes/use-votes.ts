/** Votes of the page's own server, and what can be done with them. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { errorMessage } from '#contract/error-message.ts';
import type { SaveVote, Vote, VoteEntry } from '#contract/workspace/vote.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { randomId } from '../../shell/ui/browser/random-id.ts';
import { createWorkspaceClient } from '../history/workspace-client.ts';
import { QUERY_DEFAULTS } from '../run-cache.ts';
import { createStoredVotes, type StoredVotes } from './stored-votes.ts';

export const voteKeys = {
  all: ['votes'] as const,
  one: (id: string) => ['votes', 'one', id] as const,
  list: ['votes', 'list'] as const,
};

export function useStoredVotes(): StoredVotes {
  const { keyOf } = useConnection();
  return useMemo(() => createStoredVotes(createWorkspaceClient(keyOf)), [keyOf]);
}

export interface VoteView {
  /** Undefined while it is read; null if it is not on this server. */
  vote: Vote | null | undefined;
  /** Why it could not be read. */
  problem: string | null;
  readAgain: () => void;
}

/** What others chose meanwhile is read when the window gets the focus. */
export function useVote(id: string): VoteView {
  const votes = useStoredVotes();
  const { data, error, refetch } = useQuery({
    queryKey: voteKeys.one(id),
    queryFn: () => votes.read(id),
    ...QUERY_DEFAULTS,
    refetchOnMount: 'always',
    refetchOnWindowFocus: 'always',
  });
  return { vote: data, problem: error && errorMessage(error), readAgain: () => void refetch() };
}

export interface VoteListView {
  /** Newest first; null while they were never read. */
  votes: readonly VoteEntry[] | null;
  /** Why they could not be read. */
  problem: string | null;
  /** When they were last read, epoch ms. */
  readAt: number;
  readAgain: () => void;
}

/** All votes. What others began or deleted meanwhile is read when the window gets the focus. */
export function useVotes(): VoteListView {
  const votes = useStoredVotes();
  const { data, dataUpdatedAt, error, refetch } = useQuery({
    queryKey: voteKeys.list,
    queryFn: () => votes.list(),
    ...QUERY_DEFAULTS,
    refetchOnMount: 'always',
    refetchOnWindowFocus: 'always',
  });
  return {
    votes: data ?? null,
    problem: error && errorMessage(error),
    readAt: dataUpdatedAt,
    readAgain: () => void refetch(),
  };
}

/** Lets you see the names of a vote from now on, after which you vote no more. Rejects with a sentence. */
export function useShowNames(): (vote: string) => Promise<void> {
  const votes = useStoredVotes();
  const client = useQueryClient();
  return async (vote) => {
    await votes.showNames(vote);
    await client.invalidateQueries({ queryKey: voteKeys.one(vote) });
  };
}

/** Returns the id of the new vote. Rejects with a sentence. */
export function useBeginVote(): (vote: SaveVote) => Promise<string> {
  const votes = useStoredVotes();
  const client = useQueryClient();
  return async (vote) => {
    const id = randomId();
    await votes.begin(id, vote);
    void client.invalidateQueries({ queryKey: voteKeys.all });
    return id;
  };
}
