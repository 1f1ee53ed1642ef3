/** `/workspace/v1/suites`: suites, with the rows of their files. */
import type { Context } from 'hono';
import { z } from 'zod';
import type { JsonObject } from '#contract/json.ts';
import { SUITE_LENGTH_RULE, whySuiteIsTooLong } from '#contract/suite/suite-length.ts';
import {
  changedSuiteSchema,
  readSuiteSchema,
  saveSuiteSchema,
  suiteChangesSchema,
  suiteEntrySchema,
  suiteListSchema,
  suiteRowsSchema,
} from '#contract/workspace/suite-entry.ts';
import type { PersonOf } from '../guard/person.ts';
import { answerJson } from '../http/answer-json.ts';
import { senderOf } from '../http/event-stream.ts';
import { HttpError } from '../http/http-error.ts';
import { type AppEnv, del, get, type HttpRoute, patch, post, put } from '../http/route.ts';
import type { Services } from '../services/services.ts';
import { ROWS_BODY_LIMIT, SUITE_BODY_LIMIT } from '../settings/limits.ts';
import { nextCursor } from '../workspace/database/list-cursor.ts';
import { MAX_SUITES, type SuiteEditOutcome } from '../workspace/suites/suite-store.ts';
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
  NO_ROOM,
  withTag,
} from './workspace-answers.ts';
import {
  rangeQuerySchema,
  readBefore,
  readId,
  readIfMatch,
  readQuery,
  readWorkspaceBody,
  suitesQuerySchema,
} from './workspace-requests.ts';

const ONE = '/workspace/v1/suites/{suite_id}';
const SAID_LIMITS = { limit: SUITE_BODY_LIMIT, tooLarge: SUITE_LENGTH_RULE };
const ROWS_LIMITS = { limit: ROWS_BODY_LIMIT, tooLarge: 'A part of the rows may have at most 10 MB' };
const holderQuery = z.object({ holder: z.string().max(64).optional().describe('the page that runs a result of it') });
const changed = changedAnswer(changedSuiteSchema);
const entryAnswer = jsonAnswer('The suite as lists show it, with its ETag', suiteEntrySchema);

/** Throws an HttpError 413 for a text that no page would read again. */
function checkLength({ text }: JsonObject = {}): void {
  const why = typeof text === 'string' ? whySuiteIsTooLong(text) : null;
  if (why !== null) throw new HttpError(413, { detail: why });
}

export function workspaceSuiteRoutes({ workspace: { suites } }: Services, personOf: PersonOf): HttpRoute[] {
  return [
    get('/workspace/v1/suites', 'Lists suites, the newest first', {
      request: { query: suitesQuerySchema.omit({ suite: true }) },
      responses: { 200: jsonAnswer('One page of the list', suiteListSchema), ...errorAnswers(401, 403, 422, 503) },
      handle: async (context) => {
        const { kind, flow, limit, cursor } = readQuery(context, suitesQuerySchema);
        const { entries, hasMore } = await suites.list({ kind, flow }, readBefore('suites', cursor), limit);
        return answerJson(context, { suites: entries, next: nextCursor('suites', entries, hasMore) });
      },
    }),
    put(`${ONE}/rows/{first}`, 'Keeps some rows of a file, from this one on, for a suite that is saved afterwards', {
      description:
        'Rows whose suite is not saved within a day are deleted. Columns with the name of a secret are masked.',
      request: { body: jsonRequest(suiteRowsSchema) },
      responses: { 204: { description: 'They are kept' }, ...errorAnswers(400, 401, 403, 413, 422, 503, 507) },
      handle: async (context) => {
        const id = readId(context, 'suite');
        const first = context.req.param('first') ?? '';
        if (!/^\d{1,7}$/.test(first))
          throw new HttpError(422, { detail: 'The path does not say which row is the first' });
        const rows = await readWorkspaceBody(context, suiteRowsSchema, ROWS_LIMITS);
        if (!(await suites.saveRows(id, Number(first), rows, senderOf(context))))
          throw new HttpError(507, { detail: NO_ROOM });
        return context.body(null, 204);
      },
    }),
    put(ONE, 'Keeps a suite whose rows are all there', {
      description: 'Can be repeated: the same save changes nothing. Secrets are masked.',
      request: { body: jsonRequest(saveSuiteSchema) },
      responses: {
        200: jsonAnswer('It was kept before', suiteEntrySchema),
        201: jsonAnswer('It is kept', suiteEntrySchema),
        ...errorAnswers(400, 401, 403, 409, 410, 413, 422, 503, 507),
      },
      handle: async (context) => {
        const id = readId(context, 'suite');
        const save = await readWorkspaceBody(context, saveSuiteSchema, SAID_LIMITS);
        checkLength(save.body);
        const outcome = await suites.save(id, save, personOf(context).name, senderOf(context));
        switch (outcome.kind) {
          case 'saved':
            return answerEntry(context, outcome.entry, outcome.isNew ? 201 : 200);
          case 'deleted':
            throw new HttpError(410, { detail: 'This suite was deleted. POST …/restore brings it back' });
          case 'other':
            throw new HttpError(409, { detail: 'There is another suite with this id. PATCH changes it' });
          case 'incomplete':
            throw new HttpError(409, { detail: `Its ${save.rows} rows are not all there. Send them first` });
          case 'many':
            throw new HttpError(507, {
              detail: `This server keeps at most ${MAX_SUITES} suites: delete one first`,
            });
          default:
            throw new HttpError(507, { detail: NO_ROOM });
        }
      },
    }),
    get(ONE, 'Reads a suite, without its rows', {
      request: { query: missingQuery },
      responses: {
        ...MISSING_ANSWER,
        200: jsonAnswer('The suite, with its ETag', readSuiteSchema),
        ...errorAnswers(401, 403, 404, 422, 503),
      },
      handle: async (context) => {
        const found = await suites.read(readId(context, 'suite'));
        if (!found) return answerMissing(context, 'suite');
        const text = `{"entry":${JSON.stringify(found.entry)},"body":${found.body}}`;
        return withTag(context.body(text, 200, { 'content-type': 'application/json' }), found.entry);
      },
    }),
    get(`${ONE}/rows`, 'Reads rows of its file', {
      request: { query: rangeQuerySchema },
      responses: { 200: jsonAnswer('The rows', suiteRowsSchema), ...errorAnswers(401, 403, 404, 422, 503) },
      handle: async (context) => {
        const { from, to } = readQuery(context, rangeQuerySchema);
        const rows = await suites.rows(readId(context, 'suite'), from, to);
        if (!rows) throw missing('suite');
        return answerJson(context, rows);
      },
    }),
    patch(ONE, 'Changes the name, the body or the flow of a suite', {
      request: { headers: ifMatch, body: jsonRequest(suiteChangesSchema) },
      responses: { 200: entryAnswer, 412: changed, ...errorAnswers(400, 401, 403, 404, 413, 422, 428, 503, 507) },
      handle: async (context) => {
        const id = readId(context, 'suite');
        const version = readIfMatch(context);
        const changes = await readWorkspaceBody(context, suiteChangesSchema, SAID_LIMITS);
        checkLength(changes.body);
        return answerSuiteEdit(context, await suites.change(id, changes, version, senderOf(context)));
      },
    }),
    del(ONE, 'Deletes a suite with its results for everybody; for a day it can be restored', {
      request: { headers: ifMatch, query: holderQuery },
      responses: {
        204: { description: 'It is deleted' },
        412: changed,
        ...errorAnswers(401, 403, 404, 409, 422, 428, 503, 507),
      },
      handle: async (context) => {
        const { holder = null } = readQuery(context, holderQuery);
        const outcome = await suites.remove(readId(context, 'suite'), readIfMatch(context), holder);
        return answerSuiteEdit(context, outcome, 'deleted');
      },
    }),
    post(`${ONE}/restore`, 'Restores a suite that was deleted less than a day ago', {
      responses: { 200: entryAnswer, ...errorAnswers(401, 403, 404, 422, 503, 507) },
      handle: async (context) => {
        const entry = await suites.restore(readId(context, 'suite'));
        if (!entry) throw missing('suite');
        return answerEntry(context, entry);
      },
    }),
  ];
}

function answerSuiteEdit(context: Context<AppEnv>, outcome: SuiteEditOutcome, verb?: 'deleted'): Response {
  if (outcome.kind === 'running') throw new HttpError(409, { detail: 'It is running' });
  return answerEdit(context, outcome, 'suite', verb);
}
