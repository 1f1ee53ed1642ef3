/** `/workspace/v1/votes`: blind votes on the answers of two variants. */
import type { Context } from 'hono';
import { z } from 'zod';
import {
  MAX_BALLOTS,
  MAX_INFORMED,
  MAX_PAIRS,
  saveBallotSchema,
  saveVoteSchema,
  voteEntrySchema,
  voteListSchema,
  voteSchema,
} from '#contract/workspace/vote.ts';
import type { PersonOf } from '../../guard/person.ts';
import { answerJson } from '../../http/answer-json.ts';
import { senderOf } from '../../http/event-stream.ts';
import { HttpError } from '../../http/http-error.ts';
import { type AppEnv, del, get, type HttpRoute, post, put } from '../../http/route.ts';
import type { Services } from '../../services/services.ts';
import { ROWS_BODY_LIMIT } from '../../settings/limits.ts';
import { nextCursor } from '../../workspace/database/list-cursor.ts';
import { MAX_VOTES } from '../../workspace/votes/vote-store.ts';
import { errorAnswers, jsonAnswer, jsonRequest } from '../describe.ts';
import { answerMissing, MISSING_ANSWER, missing, missingQuery, NO_ROOM } from '../workspace-answers.ts';
import { readBefore, readId, readQuery, readWorkspaceBody, suitesQuerySchema } from '../workspace-requests.ts';

const ROOT = '/workspace/v1/votes';
const ONE = `${ROOT}/{vote_id}`;
const LIMITS = { limit: ROWS_BODY_LIMIT, tooLarge: 'A vote may have at most 10 MB' };
const listQuery = suitesQuerySchema.pick({ limit: true, cursor: true });
const pairNumber = z.coerce
  .number()
  .int()
  .min(0)
  .max(MAX_PAIRS - 1);

export function voteRoutes({ workspace: { votes } }: Services, personOf: PersonOf): HttpRoute[] {
  return [
    get(ROOT, 'Lists votes, the newest first', {
      request: { query: listQuery },
      responses: { 200: jsonAnswer('One page of the list', voteListSchema), ...errorAnswers(401, 403, 422, 503) },
      handle: async (context) => {
        const { limit, cursor } = readQuery(context, listQuery);
        const { entries, hasMore } = await votes.list(readBefore('votes', cursor), limit);
        return answerJson(context, { votes: entries, next: nextCursor('votes', entries, hasMore) });
      },
    }),
    put(ONE, 'Begins a vote, with the answers of both variants', {
      description: 'Can be repeated: the same save changes nothing. Secrets are masked.',
      request: { body: jsonRequest(saveVoteSchema) },
      responses: {
        200: jsonAnswer('It was begun before', voteEntrySchema),
        201: jsonAnswer('It is begun', voteEntrySchema),
        ...errorAnswers(400, 401, 403, 409, 410, 413, 422, 503, 507),
      },
      handle: async (context) => {
        const id = readId(context, 'vote');
        const save = await readWorkspaceBody(context, saveVoteSchema, LIMITS);
        const outcome = await votes.save(id, save, personOf(context).name, senderOf(context));
        switch (outcome.kind) {
          case 'saved':
            return answerJson(context, outcome.entry, { status: outcome.isNew ? 201 : 200 });
          case 'other':
            throw new HttpError(409, { detail: 'There is another vote with this id' });
          case 'deleted':
            throw new HttpError(410, { detail: 'This vote was deleted. POST …/restore brings it back' });
          case 'many':
            throw new HttpError(507, { detail: `This server keeps at most ${MAX_VOTES} votes: delete one first` });
          default:
            throw new HttpError(507, { detail: NO_ROOM });
        }
      },
    }),
    get(ONE, 'Reads a vote, with its answers and what people chose', {
      request: { query: missingQuery },
      responses: {
        200: jsonAnswer('The vote', voteSchema),
        ...MISSING_ANSWER,
        ...errorAnswers(401, 403, 404, 422, 503),
      },
      handle: async (context) => {
        const vote = await votes.read(readId(context, 'vote'));
        if (!vote) return answerMissing(context, 'vote');
        return answerJson(context, vote);
      },
    }),
    put(`${ONE}/ballots/{pair}`, 'Keeps what you chose for a pair; replaces what you chose before', {
      request: { body: jsonRequest(saveBallotSchema) },
      responses: { 204: { description: 'It is kept' }, ...errorAnswers(400, 401, 403, 404, 409, 413, 422, 503, 507) },
      handle: async (context) => {
        const id = readId(context, 'vote');
        const ballot = await readWorkspaceBody(context, saveBallotSchema);
        const outcome = await votes.choose(id, readPair(context), ballot, personOf(context).name);
        if (outcome === 'missing') throw missing('vote or pair');
        if (outcome === 'informed')
          throw new HttpError(409, { detail: 'You have seen the names, so that your votes no longer count' });
        if (outcome === 'full')
          throw new HttpError(507, { detail: `A vote has at most ${MAX_BALLOTS} choices: begin another one` });
        return context.body(null, 204);
      },
    }),
    put(`${ONE}/names`, 'Says that you see the names from now on: you then vote no more', {
      responses: { 204: { description: 'It is kept' }, ...errorAnswers(400, 401, 403, 404, 422, 503, 507) },
      handle: async (context) => {
        const outcome = await votes.inform(readId(context, 'vote'), personOf(context).name);
        if (outcome === 'missing') throw missing('vote');
        if (outcome === 'full')
          throw new HttpError(507, {
            detail: `The names of a vote are shown to at most ${MAX_INFORMED} people: ask one of them for the outcome`,
          });
        return context.body(null, 204);
      },
    }),
    del(ONE, 'Deletes a vote for everybody; for a day it can be restored', {
      responses: { 204: { description: 'It is deleted' }, ...errorAnswers(401, 403, 404, 422, 503, 507) },
      handle: async (context) => {
        if (!(await votes.remove(readId(context, 'vote')))) throw missing('vote');
        return context.body(null, 204);
      },
    }),
    post(`${ONE}/restore`, 'Restores a vote that was deleted less than a day ago', {
      responses: { 200: jsonAnswer('The vote', voteEntrySchema), ...errorAnswers(401, 403, 404, 422, 503, 507) },
      handle: async (context) => {
        const entry = await votes.restore(readId(context, 'vote'));
        if (!entry) throw missing('vote');
        return answerJson(context, entry);
      },
    }),
  ];
}

function readPair(context: Context<AppEnv>): number {
  const pair = pairNumber.safeParse(context.req.param('pair'));
  if (pair.success) return pair.data;
  throw new HttpError(422, { detail: 'The path has no number of a pair' });
}
