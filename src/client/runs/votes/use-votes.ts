/** Votes of the page's own server, and what can be done with them. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { errorMessage } from '#contract/error-message.ts';
import type { SaveVote, Vote, VoteEntry } from '#contract/workspace/vote.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { randomId } from '../../shell/ui/browser/random-id.ts';
import { createWorkspaceClient } from '../history/workspace-client.ts';
import { QUERY_DEFAULTS } from '../run-cache.ts';
import { createStoredVotes, type StoredVotes, type VoteFilter } from './stored-votes.ts';

export const voteKeys = {
  all: ['votes'] as const,
  one: (id: string) => ['votes', 'one', id] as const,
  list: (of: VoteFilter) => ['votes', 'list', of] as const,
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

/** The newest first; none while they are read. */
export function useVotesOf(of: VoteFilter): { votes: readonly VoteEntry[]; problem: string | null } {
  const votes = useStoredVotes();
  const { data, error } = useQuery({
    queryKey: voteKeys.list(of),
    queryFn: () => votes.list(of),
    ...QUERY_DEFAULTS,
    refetchOnMount: 'always',
  });
  return { votes: data ?? [], problem: error && errorMessage(error) };
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
