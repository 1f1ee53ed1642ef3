/** `POST /api/v2/workflows/{job_id}/resume`: a person's decision about a run that waits, as on Langflow. */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { HttpError, validationError } from '../http/http-error.ts';
import { isJsonType, parseJsonBody } from '../http/parse-json-body.ts';
import { readWholeBody } from '../http/read-request-body.ts';
import { type AppEnv, post, type Route } from '../http/route.ts';
import type { EngineServices } from '../services/engine-services.ts';
import type { DecisionOutcome } from '../services/waiting-runs.ts';
import { errorAnswers, jsonAnswer, jsonRequest } from './describe.ts';

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

export function resumeRunRoute(services: Pick<EngineServices, 'waiting'>): Route {
  return post('/api/v2/workflows/{job_id}/resume', 'Decides for a person', {
    description:
      'Resumes a run that waits for a decision. The event human-input-required of its stream has the ids and the actions.',
    request: { body: jsonRequest(decisionSchema) },
    responses: {
      200: jsonAnswer('The run goes on', resumedSchema),
      ...errorAnswers(400, 403, 404, 409, 413, 422, 503),
    },
    handle: (context) => handleDecision(context, services),
  });
}

async function handleDecision(
  context: Context<AppEnv>,
  { waiting }: Pick<EngineServices, 'waiting'>,
): Promise<Response> {
  const bytes = await readWholeBody(context.req.raw);
  const body = isJsonType(context.req.header('content-type')) ? await parseJsonBody(bytes) : undefined;
  const job_id = context.req.param('job_id') ?? '';
  const parsed = decisionSchema.safeParse(body);
  if (!parsed.success) {
    const { issues } = parsed.error;
    throw validationError(
      issues.map(({ path, message: msg }) => ({ type: 'value_error', loc: ['body', ...path.map(String)], msg })),
    );
  }
  const { request_id: requestId, decision } = parsed.data;
  const outcome = waiting.decide(job_id, requestId, decision.action_id);
  if (outcome === 'resumed') return context.json({ job_id, status: 'resuming', message: 'Resume accepted' });
  const { status, detail } = REFUSALS[outcome];
  throw new HttpError(status, { detail: { ...detail, job_id } });
}
