/** `/workspace/v1/results`: the executions of suites, cell by cell. */

import {
  cellKeySchema,
  cellListSchema,
  changedResultSchema,
  leaseRequestSchema,
  leaseSchema,
  resultChangesSchema,
  resultEntrySchema,
  resultListSchema,
  savedCellsSchema,
  saveResultSchema,
} from '#contract/workspace/result.ts';
import { resultAboutSchema } from '#contract/workspace/result-head.ts';
import { LEASE_MS } from '#contract/workspace/run-entry.ts';
import { STORED_RUN_BYTES, STORED_RUN_VALUES } from '#contract/workspace/stored-run-limits.ts';
import { jsonRecordSchema } from '#contract/workspace/suite-entry.ts';
import type { PersonOf } from '../guard/person.ts';
import { answerJson } from '../http/answer-json.ts';
import { senderOf } from '../http/event-stream.ts';
import { holdMemory } from '../http/hold-memory.ts';
import { HttpError } from '../http/http-error.ts';
import { del, get, type HttpRoute, patch, put } from '../http/route.ts';
import type { Services } from '../services/services.ts';
import { toCursor } from '../workspace/database/list-cursor.ts';
import { saveCellsSchema } from '../workspace/suites/save-cells.ts';
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
} from './workspace-answers.ts';
import {
  cellsQuerySchema,
  readBefore,
  readId,
  readIfMatch,
  readPosition,
  readQuery,
  readWorkspaceBody,
  releaseQuery,
  suitesQuerySchema,
} from './workspace-requests.ts';

const ONE = '/workspace/v1/results/{result_id}';
const RESULT_LIMITS = {
  limit: STORED_RUN_BYTES,
  tooLarge: 'What a result was run with may have at most 50 MB',
  maxValues: STORED_RUN_VALUES,
};
const CELL_LIMITS = {
  limit: STORED_RUN_BYTES,
  tooLarge: 'Cells that are saved together may have at most 50 MB',
  maxValues: STORED_RUN_VALUES,
};
const entryAnswer = jsonAnswer('The result as lists show it, with its ETag', resultEntrySchema);

export function workspaceResultRoutes({ workspace: { results, cells } }: Services, personOf: PersonOf): HttpRoute[] {
  return [
    get('/workspace/v1/results', 'Lists results, the newest first', {
      request: { query: suitesQuerySchema },
      responses: { 200: jsonAnswer('One page of the list', resultListSchema), ...errorAnswers(401, 403, 422, 503) },
      handle: async (context) => {
        const { kind, flow, suite, limit, cursor } = readQuery(context, suitesQuerySchema);
        const { entries, next } = await results.list({ kind, flow, suite }, readBefore('results', cursor), limit);
        return answerJson(context, { results: entries, next: next === null ? null : toCursor('results', next) });
      },
    }),
    put(ONE, 'Begins a result of a suite', {
      description: 'Can be repeated: the same save changes nothing. Secrets are masked.',
      request: { body: jsonRequest(saveResultSchema) },
      responses: {
        200: jsonAnswer('It was begun before', resultEntrySchema),
        201: jsonAnswer('It is begun', resultEntrySchema),
        ...errorAnswers(400, 401, 403, 404, 413, 422, 503, 507),
      },
      handle: async (context) => {
        const id = readId(context, 'result');
        const save = await readWorkspaceBody(context, saveResultSchema, RESULT_LIMITS);
        const outcome = await results.save(id, save, personOf(context).name, senderOf(context));
        if (outcome.kind === 'missing') throw missing('suite');
        if (outcome.kind === 'full') throw new HttpError(507, { detail: NO_ROOM });
        const { entry, isNew } = outcome;
        return answerEntry(context, entry, isNew ? 201 : 200);
      },
    }),
    get(ONE, 'Reads a result, without its cells', {
      request: { query: missingQuery },
      responses: { 200: entryAnswer, ...MISSING_ANSWER, ...errorAnswers(401, 403, 404, 422, 503) },
      handle: async (context) => {
        const entry = await results.read(readId(context, 'result'));
        if (!entry) return answerMissing(context, 'result');
        return answerEntry(context, entry);
      },
    }),
    get(`${ONE}/about`, 'Reads what a result was run with', {
      request: { query: missingQuery },
      responses: {
        200: jsonAnswer('Variants with their tweaks, and components', resultAboutSchema),
        ...MISSING_ANSWER,
        ...errorAnswers(401, 403, 404, 422, 503),
      },
      handle: async (context) => {
        const about = await results.about(readId(context, 'result'));
        if (about === null) return answerMissing(context, 'result');
        holdMemory(context.req.raw, about.length);
        return context.body(about, 200, { 'content-type': 'application/json' });
      },
    }),
    patch(ONE, 'Changes status, head or tally of a result', {
      request: { headers: ifMatch, body: jsonRequest(resultChangesSchema) },
      responses: {
        200: entryAnswer,
        412: changedAnswer(changedResultSchema),
        ...errorAnswers(400, 401, 403, 404, 413, 422, 428, 503, 507),
      },
      handle: async (context) => {
        const id = readId(context, 'result');
        const version = readIfMatch(context);
        const changes = await readWorkspaceBody(context, resultChangesSchema);
        return answerEdit(context, await results.change(id, changes, version), 'result');
      },
    }),
    put(`${ONE}/lease`, 'Lets one page run the result, until it releases it or says nothing for too long', {
      request: { body: jsonRequest(leaseRequestSchema) },
      responses: {
        200: jsonAnswer('The page may run it', leaseSchema),
        ...errorAnswers(400, 401, 403, 404, 409, 413, 422, 503, 507),
      },
      handle: async (context) => {
        const id = readId(context, 'result');
        const { holder, term = null } = await readWorkspaceBody(context, leaseRequestSchema);
        const outcome = await results.lease(id, holder, term);
        if (outcome.kind === 'missing') throw missing('result');
        if (outcome.kind === 'held') throw new HttpError(409, { detail: 'Another page runs it' });
        return answerJson(context, { term: outcome.term, leaseMs: LEASE_MS });
      },
    }),
    del(`${ONE}/lease`, 'Releases it, so that another page may run it at once', {
      request: { query: releaseQuery },
      responses: {
        204: { description: 'It is released, or this page did not run it' },
        ...errorAnswers(401, 403, 422, 503, 507),
      },
      handle: async (context) => {
        const { holder } = readQuery(context, releaseQuery);
        await results.release(readId(context, 'result'), holder);
        return context.body(null, 204);
      },
    }),
    put(`${ONE}/cells`, 'Keeps cells that have ended, with their whole runs', {
      description:
        'All or none, and each once: a repeat changes nothing, nor does a late save of an earlier term. A run without room is left out. Secrets are masked.',
      request: { body: jsonRequest(saveCellsSchema) },
      responses: {
        200: jsonAnswer('They are kept', savedCellsSchema),
        ...errorAnswers(400, 401, 403, 404, 413, 422, 503, 507),
      },
      handle: async (context) => {
        const id = readId(context, 'result');
        const save = await readWorkspaceBody(context, saveCellsSchema, CELL_LIMITS);
        const outcome = await cells.save(id, save, senderOf(context));
        if (outcome.kind === 'missing') throw missing('result');
        if (outcome.kind === 'ahead') throw new HttpError(422, { detail: 'This term has not begun' });
        if (outcome.kind === 'full') throw new HttpError(507, { detail: NO_ROOM });
        const { isHeld, withoutRun } = outcome;
        return answerJson(context, { isHeld, withoutRun });
      },
    }),
    get(`${ONE}/cells`, 'Lists cells in the order of cases, variants and repeats', {
      request: { query: cellsQuerySchema },
      responses: {
        200: jsonAnswer('One page of the list', cellListSchema),
        ...errorAnswers(401, 403, 404, 422, 503),
      },
      handle: async (context) => {
        const { from, to, brief, limit, cursor } = readQuery(context, cellsQuerySchema);
        const after = cursor === undefined ? null : readPosition('cells', cursor);
        const id = readId(context, 'result');
        const listed = await cells.list(id, { from, to, after, limit, isBrief: brief === 'true' });
        if (!listed) throw missing('result');
        const next = listed.next === null ? null : toCursor('cells', listed.next);
        return answerJson(context, { cells: listed.cells, next });
      },
    }),
    get(`${ONE}/cells/{cell}/run`, 'Reads the whole run of a cell, such as 5.0.0: case, variant and repeat', {
      request: { query: missingQuery },
      responses: {
        200: jsonAnswer('The run', jsonRecordSchema),
        ...MISSING_ANSWER,
        ...errorAnswers(401, 403, 404, 422, 503),
      },
      handle: async (context) => {
        const id = readId(context, 'result');
        const key = cellKeySchema.safeParse(context.req.param('cell'));
        if (!key.success) throw new HttpError(422, { detail: 'The path has no key of a cell, such as 5.0.0' });
        const run = await cells.run(id, key.data);
        if (run === null) return answerMissing(context, 'run of this cell');
        holdMemory(context.req.raw, run.length);
        return context.body(run, 200, { 'content-type': 'application/json' });
      },
    }),
  ];
}
