/** `/workspace/v1/runs`: the runs that this server keeps for everybody who uses it. */

import {
  changedRunSchema,
  LEASE_MS,
  readRunSchema,
  runChangesSchema,
  runEntrySchema,
  runLeaseRequestSchema,
  runLeaseSchema,
  runListSchema,
  savedRunSchema,
} from '#contract/workspace/run-entry.ts';
import { STORED_RUN_BYTES, STORED_RUN_VALUES, TOO_LARGE_RUN } from '#contract/workspace/stored-run-limits.ts';
import type { PersonOf } from '../guard/person.ts';
import { answerJson } from '../http/answer-json.ts';
import { senderOf } from '../http/event-stream.ts';
import { holdMemory } from '../http/hold-memory.ts';
import { HttpError } from '../http/http-error.ts';
import { del, get, type HttpRoute, patch, post, put } from '../http/route.ts';
import { saveRunSchema } from '../masking/stored-run-schema.ts';
import type { Services } from '../services/services.ts';
import { nextCursor } from '../workspace/database/list-cursor.ts';
import { errorAnswers, jsonAnswer, jsonRequest } from './describe.ts';
import {
  answerEdit,
  answerEntry,
  answerMissing,
  changedAnswer,
  ifMatch,
  MISSING_ANSWER,
  missing,
  missingQuery,
  withTag,
} from './workspace-answers.ts';
import {
  listQuerySchema,
  readId,
  readIfMatch,
  readListQuery,
  readQuery,
  readWorkspaceBody,
  releaseQuery,
} from './workspace-requests.ts';

const ONE = '/workspace/v1/runs/{run_id}';
const RUN_LIMITS = { limit: STORED_RUN_BYTES, tooLarge: TOO_LARGE_RUN, maxValues: STORED_RUN_VALUES };
const HELD = 'Another page has this run, or has kept its end';
const changed = changedAnswer(changedRunSchema);
const entryAnswer = jsonAnswer('The run as lists show it, with its ETag', runEntrySchema);

export function workspaceRunRoutes({ workspace: { runs } }: Services, personOf: PersonOf): HttpRoute[] {
  return [
    get('/workspace/v1/runs', 'Lists runs, the newest first', {
      description: 'Every word of `text` must be in the inputs, the answers, the name or the note of a run.',
      request: { query: listQuerySchema },
      responses: { 200: jsonAnswer('One page of the list', runListSchema), ...errorAnswers(401, 403, 422, 503) },
      handle: async (context) => {
        const { filter, before, limit } = readListQuery(context.req.query());
        const { entries, hasMore } = await runs.list(filter, before, limit);
        return answerJson(context, { runs: entries, next: nextCursor('runs', entries, hasMore) });
      },
    }),
    put(ONE, 'Keeps a run that has ended, or begins', {
      description:
        'Can be repeated: the same save changes nothing, and a run that is saved again keeps its number, person, name, note and pin. Secrets are masked.',
      request: { body: jsonRequest(saveRunSchema) },
      responses: {
        200: jsonAnswer('It was kept before', savedRunSchema),
        201: jsonAnswer('It is kept', savedRunSchema),
        ...errorAnswers(400, 401, 403, 409, 410, 413, 422, 503, 507),
      },
      handle: async (context) => {
        const id = readId(context, 'run');
        const save = await readWorkspaceBody(context, saveRunSchema, RUN_LIMITS);
        if (save.run.id !== id) throw new HttpError(422, { detail: 'The id in the path is not the id of the run' });
        const outcome = await runs.save(save, personOf(context).name, senderOf(context));
        if (outcome.kind === 'deleted')
          throw new HttpError(410, { detail: 'This run was deleted. POST …/restore brings it back' });
        if (outcome.kind === 'held') throw new HttpError(409, { detail: HELD });
        const { entry, isNew, dropped } = outcome;
        return withTag(answerJson(context, { entry, dropped }, { status: isNew ? 201 : 200 }), entry);
      },
    }),
    get(ONE, 'Reads a run, with everything that was saved', {
      request: { query: missingQuery },
      responses: {
        200: jsonAnswer('The run, with its ETag', readRunSchema),
        ...MISSING_ANSWER,
        ...errorAnswers(401, 403, 404, 422, 503),
      },
      handle: async (context) => {
        const found = await runs.read(readId(context, 'run'));
        if (!found) return answerMissing(context, 'run');
        holdMemory(context.req.raw, found.run.length);
        const text = `{"entry":${JSON.stringify(found.entry)},"run":${found.run}}`;
        return withTag(context.body(text, 200, { 'content-type': 'application/json' }), found.entry);
      },
    }),
    patch(ONE, 'Changes the name, the note or the pin of a run', {
      request: { headers: ifMatch, body: jsonRequest(runChangesSchema) },
      responses: { 200: entryAnswer, 412: changed, ...errorAnswers(400, 401, 403, 404, 413, 422, 428, 503, 507) },
      handle: async (context) => {
        const id = readId(context, 'run');
        const version = readIfMatch(context);
        const changes = await readWorkspaceBody(context, runChangesSchema);
        return answerEdit(context, await runs.change(id, changes, version), 'run');
      },
    }),
    del(ONE, 'Deletes a run for everybody; for a day it can be restored', {
      request: { headers: ifMatch },
      responses: {
        204: { description: 'It is deleted' },
        412: changed,
        ...errorAnswers(401, 403, 404, 422, 428, 503, 507),
      },
      handle: async (context) => {
        const outcome = await runs.remove(readId(context, 'run'), readIfMatch(context));
        return answerEdit(context, outcome, 'run', 'deleted');
      },
    }),
    put(`${ONE}/lease`, 'Takes up a run that has not ended, for one page, or keeps it', {
      description: 'For who began the run. The page loses it when it says nothing for `leaseMs`.',
      request: { body: jsonRequest(runLeaseRequestSchema) },
      responses: {
        200: jsonAnswer('The page has the run', runLeaseSchema),
        204: { description: 'There is no such run of yours, or it has ended' },
        ...errorAnswers(400, 401, 403, 409, 413, 422, 503, 507),
      },
      handle: async (context) => {
        const { holder } = await readWorkspaceBody(context, runLeaseRequestSchema);
        const outcome = await runs.lease(readId(context, 'run'), holder, personOf(context).name);
        if (outcome === 'held') throw new HttpError(409, { detail: HELD });
        return outcome === 'missing' ? context.body(null, 204) : answerJson(context, { leaseMs: LEASE_MS });
      },
    }),
    del(`${ONE}/lease`, 'Lets another page take up the run at once, or erases what was kept of its beginning', {
      request: { query: releaseQuery },
      responses: {
        204: { description: 'Done, or another page or person has it' },
        ...errorAnswers(401, 403, 422, 503, 507),
      },
      handle: async (context) => {
        const { holder, erase } = readQuery(context, releaseQuery);
        const id = readId(context, 'run');
        await (erase === undefined ? runs.release(id, holder) : runs.eraseBegun(id, holder, personOf(context).name));
        return context.body(null, 204);
      },
    }),
    post(`${ONE}/restore`, 'Restores a run that was deleted less than a day ago', {
      responses: { 200: entryAnswer, ...errorAnswers(401, 403, 404, 422, 503, 507) },
      handle: async (context) => {
        const entry = await runs.restore(readId(context, 'run'));
        if (!entry) throw missing('run');
        return answerEntry(context, entry);
      },
    }),
  ];
}
