/** `POST /api/v1/run/advanced/{flow_id_or_name}`: one JSON reply, or the events of the run as they happen. */
import type { Context } from 'hono';
import { foldRunResponse } from '#contract/fold-run-response.ts';
import { JOB_HEADER } from '#contract/routes/job-endpoints.ts';
import { VALUES_HEADER } from '#contract/routes/values-endpoints.ts';
import { type RunEvent, type RunEventOf, runEventSchema, type WireError } from '#contract/run-event.ts';
import { runRequestSchema } from '#contract/run-request.ts';
import { runResponseSchema } from '#contract/run-response.ts';
import type { HumanPort } from '#engine/component-base/ports.ts';
import { runFlow } from '#engine/run/run-flow.ts';
import { askingComponents } from '#flow/request/asking-components.ts';
import { answerJson } from '../http/answer-json.ts';
import { answerEvents, onReaderLeft, toEventStream } from '../http/event-stream.ts';
import { handOverMemory, holdMemory, memoryOf, releaseMemory } from '../http/hold-memory.ts';
import { HttpError, RETRY_LATER } from '../http/http-error.ts';
import { isJsonType, parseJsonBody } from '../http/parse-json-body.ts';
import { parseRunBody } from '../http/parse-run-body.ts';
import { readWholeBody } from '../http/read-request-body.ts';
import { type AppEnv, type HttpRoute, post } from '../http/route.ts';
import { DATA_HEADERS } from '../http/security-headers.ts';
import type { RunHandle } from '../services/active-runs.ts';
import type { EngineServices } from '../services/engine-services.ts';
import type { FollowedRun } from '../services/followed-runs.ts';
import { errorAnswers, jsonAnswer, jsonRequest } from './describe.ts';
import { createInputsValues } from './inputs-values.ts';

/** Who starts a run, for the questions that one may have open, and may read it again; null without other users. */
export type HolderOf = (context: Context<AppEnv>) => string | null;

export function runAdvancedRoute(services: EngineServices, holderOf: HolderOf): HttpRoute {
  return post('/api/v1/run/advanced/{flow_id_or_name}', 'Runs a flow', {
    description:
      'Answers one JSON reply. With `stream` true and an Accept header that names text/event-stream it answers the events of the run as server-sent events, one JSON object each. A body that is not JSON is ignored.',
    request: { body: jsonRequest(runRequestSchema) },
    responses: {
      200: {
        description: 'The results, one entry per input; or the events of the run',
        content: {
          ...jsonAnswer('', runResponseSchema).content,
          'text/event-stream': jsonAnswer('', runEventSchema).content['application/json'],
        },
      },
      ...errorAnswers(400, 403, 404, 413, 422, 500, 503, 504, 507),
    },
    handle: (context) => handleRun(context, services, holderOf),
  });
}

async function handleRun(context: Context<AppEnv>, services: EngineServices, holderOf: HolderOf): Promise<Response> {
  const { flows, runs, waiting, followed, ports, registry } = services;
  const isJson = isJsonType(context.req.header('content-type'));
  const bytes = await readWholeBody(context.req.raw);
  const body = isJson ? await parseJsonBody(bytes) : undefined;
  const key = context.req.param('flow_id_or_name') ?? '';
  const stored = await flows.find(key);
  if (!stored) throw new HttpError(404, { detail: `Flow identifier ${key} not found` });
  const request = parseRunBody(body);

  const run = runs.begin();
  const { index } = stored;
  const reportsValues = context.req.header(VALUES_HEADER) === 'yes';
  const start = (onMade: (characters: number) => void, human: HumanPort | null) =>
    runFlow({ index, request, ports, registry, signal: run.signal, onMade, human, reportsValues });
  const wantsEvents = request.stream === true && /\btext\/event-stream\b/i.test(context.req.header('accept') ?? '');
  if (!wantsEvents) {
    // Only a stream can ask: one JSON reply comes too late.
    onReaderLeft(context, () => run.stop('reader-left'));
    const events = start((characters) => holdMemory(context.req.raw, characters), null);
    const values = reportsValues ? createInputsValues() : null;
    const answer = await answerResults(context, values ? values.noting(events) : events, run, services);
    const asking = holderOf(context);
    const all = values?.all() ?? [];
    if (asking !== null && all.length > 0)
      answer.headers.set(VALUES_HEADER, services.unread.keep(asking, { inputs: all }));
    return answer;
  }
  const holder = holderOf(context);
  const human = waiting.begin(run, holder);
  const isResumable = holder !== null && askingComponents(index).length > 0;
  // The run may outlive the request.
  handOverMemory(context.req.raw, run);
  const begun = followed.begin({
    holder: isResumable ? holder : null,
    run,
    human,
    events: start((characters) => holdMemory(run, characters), human.port),
    heldBytes: () => memoryOf(run),
    onForgotten: () => releaseMemory(run),
  });
  if (isResumable) context.header(JOB_HEADER, human.port.jobId);
  return answerFollowed(context, begun, services);
}

/** The events of a run from the first, as they happen. */
export function answerFollowed(
  context: Context<AppEnv>,
  { run, read }: FollowedRun,
  services: EngineServices,
): Response {
  const { events, leave } = read();
  onReaderLeft(context, leave);
  const stream = toEventStream<RunEvent>(events, {
    toFailure: (error, last) => {
      const failure = stopError(run, services);
      if (!failure && error === null) return null;
      if (!failure) services.log.error({ err: error }, 'a run failed unexpectedly');
      return { event: 'run-error', at: last?.at ?? 0, error: failure ?? UNEXPECTED };
    },
    onLeave: leave,
    onEnd: leave,
  });
  return answerEvents(context, stream);
}

const UNEXPECTED: WireError = { status: 500, body: { detail: 'Tweakbench failed unexpectedly; its log says why' } };

/** Runs to the end; the first failed input ends the run and is the answer. */
async function answerResults(
  context: Context<AppEnv>,
  events: AsyncGenerator<RunEvent, void, void>,
  run: RunHandle,
  services: EngineServices,
): Promise<Response> {
  const parts: RunEvent[] = [];
  try {
    for await (const event of events) {
      if (event.event === 'input-error' || event.event === 'run-error') return answerError(event.error);
      if (isPartOfReply(event)) parts.push(event);
    }
  } catch (error) {
    if (run.stopped() === null) throw error;
  } finally {
    run.end();
  }
  const failure = stopError(run, services);
  return failure ? answerError(failure) : answerJson(context, foldRunResponse(parts), { isHeld: true });
}

type ReplyEvent = RunEventOf<'run-start' | 'run-end' | 'input-start' | 'output-ready'>;

function isPartOfReply(event: RunEvent): event is ReplyEvent {
  return ['run-start', 'run-end', 'input-start', 'output-ready'].includes(event.event);
}

function answerError({ status, body }: WireError): Response {
  return Response.json(body, { status, headers: { ...DATA_HEADERS, ...(status === 503 ? RETRY_LATER : {}) } });
}

/** The error for a run that was stopped from outside; null when it was not. */
function stopError(run: RunHandle, { config }: EngineServices): WireError | null {
  switch (run.stopped()) {
    case null:
      return null;
    case 'time-limit': {
      const detail = `The run took longer than ${config.runTimeoutMs / 1000} s and was stopped (TWEAKBENCH_RUN_TIMEOUT)`;
      return { status: 504, body: { detail } };
    }
    case 'shutdown':
      return { status: 503, body: { detail: 'Tweakbench is shutting down, so the run was stopped' } };
    case 'reader-left':
      return { status: 503, body: { detail: 'The run was stopped because its reader left' } };
  }
}
