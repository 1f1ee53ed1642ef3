/**
 * The demo model with OpenAI's API, `POST /v1/chat/completions` and `GET /v1/models`, so that other programs, such as a
 * Langflow, can run the samples without a key. Any model name is accepted, because some programs offer only names that
 * they know.
 */
import type { Context } from 'hono';
import { z } from 'zod';
import { PortError } from '#engine/component-base/ports.ts';
import { answerEvents, onReaderLeft } from '../http/event-stream.ts';
import { HttpError, RETRY_LATER } from '../http/http-error.ts';
import { parseJsonBody } from '../http/parse-json-body.ts';
import { readRequestBody } from '../http/read-request-body.ts';
import { type AppEnv, get, type HttpRoute, post } from '../http/route.ts';
import { DEMO_MODEL } from '../models/demo-model.ts';
import type { RunHandle } from '../services/active-runs.ts';
import type { Services } from '../services/services.ts';
import { jsonAnswer, jsonRequest } from './describe.ts';
import { applyStopSequences, type ChatHead, readFinish, readUsage, toChunkStream } from './openai-answer.ts';
import {
  type ChatRequest,
  chatRequestSchema,
  openaiError,
  parseChatRequest,
  toErrorObject,
  toModelRequest,
} from './openai-request.ts';

const MODEL = { id: DEMO_MODEL, object: 'model', created: 1_764_028_800, owned_by: 'tweakbench' } as const;

const errorSchema = z.looseObject({
  error: z.looseObject({
    message: z.string(),
    type: z.string(),
    param: z.string().nullable(),
    code: z.string().nullable(),
  }),
});
const modelSchema = z.looseObject({
  id: z.string(),
  object: z.literal('model'),
  created: z.number(),
  owned_by: z.string(),
});
const completionSchema = z.looseObject({
  id: z.string(),
  object: z.literal('chat.completion'),
  created: z.number(),
  model: z.string(),
  choices: z.array(
    z.looseObject({
      index: z.number(),
      finish_reason: z.string(),
      message: z.looseObject({ role: z.literal('assistant'), content: z.string() }),
    }),
  ),
  usage: z.looseObject({ prompt_tokens: z.number(), completion_tokens: z.number(), total_tokens: z.number() }),
});
const chunkSchema = z.looseObject({
  id: z.string(),
  object: z.literal('chat.completion.chunk'),
  choices: z.array(
    z.looseObject({
      index: z.number(),
      delta: z.looseObject({ content: z.string().optional() }),
      finish_reason: z.string().nullable(),
    }),
  ),
});

export function openaiChatRoutes(services: Services): HttpRoute[] {
  const errors = Object.fromEntries(
    [400, 401, 413, 500, 503, 504].map((status) => [status, jsonAnswer("An error in OpenAI's form", errorSchema)]),
  );
  return [
    post('/v1/chat/completions', "Asks the demo model, with OpenAI's API", {
      request: { body: jsonRequest(chatRequestSchema) },
      responses: {
        200: {
          description: 'The answer, or its chunks as server-sent events that end with [DONE]',
          content: {
            ...jsonAnswer('', completionSchema).content,
            'text/event-stream': jsonAnswer('', chunkSchema).content['application/json'],
          },
        },
        ...errors,
      },
      handle: (context) => handleChat(context, services),
    }),
    get('/v1/models', 'Lists the demo model', {
      responses: {
        200: jsonAnswer('One model', z.object({ object: z.literal('list'), data: z.array(modelSchema) })),
        401: jsonAnswer("An error in OpenAI's form", errorSchema),
      },
      handle: (context) => context.json({ object: 'list', data: [MODEL] }),
    }),
    get('/v1/models/{model}', 'Describes the demo model', {
      request: { params: z.object({ model: z.string() }) },
      responses: {
        200: jsonAnswer('The model', modelSchema),
        404: jsonAnswer("An error in OpenAI's form", errorSchema),
      },
      handle: (context) => {
        const name = context.req.param('model') ?? '';
        if (name !== MODEL.id) throw openaiError(404, `The model '${name}' does not exist`, 'model', 'model_not_found');
        return context.json(MODEL);
      },
    }),
  ];
}

async function handleChat(context: Context<AppEnv>, { ports, runs, log, config }: Services): Promise<Response> {
  const request = parseChatRequest(await readJson(context));
  const modelRequest = toModelRequest(request);
  const run = runs.begin();
  onReaderLeft(context, () => run.stop('reader-left'));
  const head: ChatHead = {
    id: `chatcmpl-${ports.newId()}`,
    created: Math.floor(ports.now().getTime() / 1000),
    // The model that answers, whatever name the request has.
    model: MODEL.id,
  };
  const stream = applyStopSequences(ports.model.stream(modelRequest, run.signal), toStops(request));
  const toError = (error: unknown): HttpError => {
    if (run.stopped() === null) log.error({ err: error }, 'the demo model failed unexpectedly');
    return describeStop(run, config.runTimeoutMs);
  };
  if (request.stream === true) {
    const body = toChunkStream(stream, { head, request, modelRequest, run, toError });
    return answerEvents(context, body);
  }
  try {
    let content = '';
    let next = await stream.next();
    for (; !next.done; next = await stream.next()) content += next.value;
    const choice = {
      index: 0,
      message: { role: 'assistant', content, refusal: null },
      logprobs: null,
      finish_reason: readFinish(next.value),
    };
    return context.json({
      ...head,
      object: 'chat.completion',
      choices: [choice],
      usage: readUsage(next.value, modelRequest, content),
    });
  } catch (error) {
    throw toError(error);
  } finally {
    run.end();
  }
}

async function readJson(context: Context<AppEnv>): Promise<unknown> {
  try {
    const bytes = await readRequestBody(context.req.raw);
    if (bytes) return await parseJsonBody(bytes);
  } catch (error) {
    if (error instanceof PortError)
      throw new HttpError(error.status, { error: toErrorObject(error.message, 'server_error') }, RETRY_LATER);
    if (!(error instanceof HttpError)) throw error;
    throw openaiError(400, 'The body is not valid JSON for this server');
  }
  throw openaiError(413, 'The body is larger than 10 MB');
}

function describeStop(run: RunHandle, limitMs: number): HttpError {
  switch (run.stopped()) {
    case 'time-limit':
      return openaiError(504, `The answer took longer than ${limitMs / 1000} s and was stopped`);
    case 'shutdown':
      return openaiError(503, 'The server is shutting down, so the answer was stopped');
    case 'reader-left':
      return openaiError(503, 'The answer was stopped because its reader left');
    case null:
      return new HttpError(500, {
        error: toErrorObject('Tweakbench failed unexpectedly; its log says why', 'server_error'),
      });
  }
}

function toStops({ stop }: ChatRequest): string[] {
  return (typeof stop === 'string' ? [stop] : (stop ?? [])).filter((text) => text !== '');
}
