/** Blind votes over `/workspace/v1` of the page's own server. Everything rejects with a sentence if it cannot be asked. */
import {
  type SaveBallot,
  type SaveVote,
  type Vote,
  type VoteEntry,
  voteEntrySchema,
  voteListSchema,
  voteSchema,
} from '#contract/workspace/vote.ts';
import { checkAnswered, readAnswer, type WorkspaceClient, withoutHalves } from '../history/workspace-client.ts';
import { workspacePages } from '../history/workspace-pages.ts';

export interface StoredVotes {
  begin(id: string, vote: SaveVote): Promise<VoteEntry>;
  /** Null if it is not there. */
  read(id: string): Promise<Vote | null>;
  /** Newest first. */
  list(): Promise<VoteEntry[]>;
  choose(id: string, pair: number, ballot: SaveBallot): Promise<void>;
  /** Lets you see the names from now on. */
  showNames(id: string): Promise<void>;
  remove(id: string): Promise<void>;
  restore(id: string): Promise<void>;
}

export function createStoredVotes(workspaceClient: WorkspaceClient): StoredVotes {
  const send = async (method: 'PUT' | 'POST' | 'DELETE', path: string, body?: object): Promise<void> =>
    checkAnswered(await workspaceClient(`/votes/${path}`, { method, ...(body && { body: whole(body) }) }));
  return {
    async begin(id, vote) {
      return readAnswer(voteEntrySchema, await workspaceClient(`/votes/${id}`, { method: 'PUT', body: whole(vote) }));
    },
    async read(id) {
      const answer = await workspaceClient(`/votes/${id}?missing=204`);
      return answer.status === 204 ? null : readAnswer(voteSchema, answer);
    },
    async list() {
      const found: VoteEntry[] = [];
      for await (const page of workspacePages(workspaceClient, voteListSchema, '/votes?limit=200'))
        found.push(...page.votes);
      return found;
    },
    choose: (id, pair, ballot) => send('PUT', `${id}/ballots/${pair}`, ballot),
    showNames: (id) => send('PUT', `${id}/names`),
    remove: (id) => send('DELETE', id),
    restore: (id) => send('POST', `${id}/restore`),
  };
}

/** The body without halves of characters, which an answer that was cut may have. */
function whole<Body extends object>(body: Body): Body {
  return JSON.parse(withoutHalves(JSON.stringify(body)));
}
