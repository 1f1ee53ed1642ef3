/** `/api/v2/workflows`: what can be done with a run that may wait for a person, with the paths of Langflow's jobs. */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { runEventSchema } from '#contract/run-event.ts';
import { HttpError, validationError } from '../http/http-error.ts';
import { isJsonType, parseJsonBody } from '../http/parse-json-body.ts';
import { readWholeBody } from '../http/read-request-body.ts';
import { type AppEnv, get, type HttpRoute, post } from '../http/route.ts';
import type { EngineServices } from '../services/engine-services.ts';
import type { DecisionOutcome } from '../services/waiting-runs.ts';
import { errorAnswers, jsonAnswer, jsonRequest } from './describe.ts';
import { answerFollowed, type HolderOf } from './run-advanced.ts';
import { readQuery } from './workspace-requests.ts';

const decisionSchema = z.looseObject({
  request_id: z.string(),
  decision: z.looseObject({ action_id: z.string() }),
});
const resumedSchema = z.object({ job_id: z.string(), status: z.literal('resuming'), message: z.string() });

interface Refusal {
  status: 404 | 409 | 422;
  detail: { error: string; code: string; message: string };
}

/** Refusals as recorded in wire/human-input.json. */
const REFUSALS: Record<Exclude<DecisionOutcome, 'resumed'>, Refusal> = {
  'unknown-run': {
    status: 404,
    detail: {
      error: 'Workflow job not found',
      code: 'JOB_NOT_FOUND',
      message: 'No run with this id waits on this server.',
    },
  },
  'not-waiting': {
    status: 409,
    detail: {
      error: 'Job is not resumable',
      code: 'NOT_RESUMABLE',
      message: 'Job is not suspended, already resumed, or the request_id is stale.',
    },
  },
  invalid: {
    status: 422,
    detail: {
      error: 'Invalid decision',
      code: 'INVALID_DECISION',
      message: "decision.action_id is not one of the pending request's allowed_decisions.",
    },
  },
};

const jobQuery = z.object({ job_id: z.string().max(300).describe('id of the job') });
const stateSchema = z.object({ job_id: z.string(), status: z.literal('in_progress') });
const stopSchema = z.looseObject({ job_id: z.string() });
const stoppedSchema = z.object({ job_id: z.string(), status: z.enum(['stopped', 'unknown']) });

export function jobRoutes(services: EngineServices, holderOf: HolderOf): HttpRoute[] {
  const { followed } = services;
  return [
    post('/api/v2/workflows/{job_id}/resume', 'Decides for a person', {
      description:
        'Resumes a run that waits for a decision, for who started it, by name or address. The event human-input-required of its stream has the ids and the actions.',
      request: { body: jsonRequest(decisionSchema) },
      responses: {
        200: jsonAnswer('The run goes on', resumedSchema),
        ...errorAnswers(400, 403, 404, 409, 413, 422, 503),
      },
      handle: (context) => handleDecision(context, services, holderOf),
    }),
    get('/api/v2/workflows', 'Says whether a run can be read again', {
      request: { query: jobQuery },
      responses: {
        200: jsonAnswer('It can', stateSchema),
        204: { description: 'You have no such run here, or it is over' },
        ...errorAnswers(403, 422, 503),
      },
      handle(context) {
        const { job_id } = readQuery(context, jobQuery);
        const found = followed.find(job_id, holderOf(context));
        return found === null ? context.body(null, 204) : context.json({ job_id, status: 'in_progress' });
      },
    }),
    get('/api/v2/workflows/{job_id}/events', 'Reads the events of a run again, from the first', {
      description:
        'For who started the run, by name or address. A run that waits for a decision when its reader leaves waits on, and goes on when it is decided, until an hour after it asked; any other ends with its reader.',
      responses: {
        200: {
          description: 'The events, and those to come',
          content: { 'text/event-stream': jsonAnswer('', runEventSchema).content['application/json'] },
        },
        204: { description: 'You have no such run here, or it is over' },
        ...errorAnswers(403, 503),
      },
      handle(context) {
        const found = followed.find(context.req.param('job_id') ?? '', holderOf(context));
        return found === null ? context.body(null, 204) : answerFollowed(context, found, services);
      },
    }),
    post('/api/v2/workflows/stop', 'Stops a run that may wait for a person', {
      request: { body: jsonRequest(stopSchema) },
      responses: { 200: jsonAnswer('It has ended', stoppedSchema), ...errorAnswers(400, 403, 413, 422, 503) },
      async handle(context) {
        const { job_id } = await readJobBody(context, stopSchema);
        const status = followed.stop(job_id, holderOf(context)) ? 'stopped' : 'unknown';
        return context.json({ job_id, status });
      },
    }),
  ];
}

async function handleDecision(
  context: Context<AppEnv>,
  { waiting }: Pick<EngineServices, 'waiting'>,
  holderOf: HolderOf,
): Promise<Response> {
  const job_id = context.req.param('job_id') ?? '';
  const { request_id: requestId, decision } = await readJobBody(context, decisionSchema);
  const outcome = waiting.decide(job_id, holderOf(context), { requestId, actionId: decision.action_id });
  if (outcome === 'resumed') return context.json({ job_id, status: 'resuming', message: 'Resume accepted' });
  const { status, detail } = REFUSALS[outcome];
  throw new HttpError(status, { detail: { ...detail, job_id } });
}

/** Throws an HttpError 422 for anything else. */
async function readJobBody<Schema extends z.ZodType>(
  context: Context<AppEnv>,
  schema: Schema,
): Promise<z.output<Schema>> {
  const bytes = await readWholeBody(context.req.raw);
  const body = isJsonType(context.req.header('content-type')) ? await parseJsonBody(bytes) : undefined;
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  throw validationError(
    issues.map(({ path, message: msg }) => ({ type: 'value_error', loc: ['body', ...path.map(String)], msg })),
  );
}
