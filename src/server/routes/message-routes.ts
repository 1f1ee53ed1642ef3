/** `/api/v1/monitor/messages`: the stored conversations, with Langflow's form and filters. */
import { z } from 'zod';
import { isJsonObject, type JsonObject, type JsonValue } from '#contract/json.ts';
import { jsonValue } from '#contract/json-schema.ts';
import { textOrEmpty } from '#flow/index/text-or-empty.ts';
import { answerJson } from '../http/answer-json.ts';
import { HttpError, validationError } from '../http/http-error.ts';
import { parseJsonBody } from '../http/parse-json-body.ts';
import { readWholeBody } from '../http/read-request-body.ts';
import { del, get, type HttpRoute } from '../http/route.ts';
import type { Services } from '../services/services.ts';
import { errorAnswers, jsonAnswer, jsonRequest } from './describe.ts';

/** Langflow's default and largest number. */
const DEFAULT_LIMIT = 100;
const MAX = 200;
/** All newer ones have to be gathered and sorted. */
const MAX_OFFSET = 10_000;
const ORDER_FIELDS = ['id', 'flow_id', 'timestamp', 'sender', 'sender_name', 'session_id', 'text'] as const;

const count = z.coerce.number().int().nonnegative();
const querySchema = z.object({
  flow_id: z.string().optional(),
  session_id: z.string().optional(),
  sender: z.string().optional(),
  sender_name: z.string().optional(),
  order_by: z.enum(ORDER_FIELDS).default('timestamp'),
  order: z
    .string()
    .toUpperCase()
    .pipe(z.enum(['ASC', 'DESC']))
    .default('ASC'),
  limit: count.optional(),
  offset: count.max(MAX_OFFSET).optional(),
});

const messageSchema = z.looseObject({
  id: z.string(),
  flow_id: z.string().nullable(),
  timestamp: z.string(),
  sender: z.string(),
  sender_name: z.string(),
  session_id: z.string(),
  text: z.string(),
  /** A list, serialised as JSON. */
  files: z.string(),
  properties: jsonValue,
  content_blocks: jsonValue,
});

export function messageRoutes({ workspace: { messages } }: Services): HttpRoute[] {
  return [
    get('/api/v1/monitor/messages', 'Lists stored messages', {
      description: 'The newest messages that match the filters, at most 200, in the requested order.',
      request: { query: querySchema },
      responses: { 200: jsonAnswer('The messages', z.array(messageSchema)), ...errorAnswers(400, 403, 422, 503) },
      handle: async (context) => {
        const query = parseQuery(context.req.query());
        const filter = {
          session: query.session_id ?? null,
          flow: query.flow_id ?? null,
          sender: query.sender ?? null,
          senderName: query.sender_name ?? null,
        };
        const window = await messages.newest(filter, query.offset ?? 0, Math.min(query.limit || DEFAULT_LIMIT, MAX));
        const { order_by: key } = query;
        if (key !== 'timestamp')
          window.sort((left, right) => compareTexts(textOrEmpty(left[key]), textOrEmpty(right[key])));
        return answerJson(context, (query.order === 'DESC' ? window.reverse() : window).map(toMonitorMessage));
      },
    }),
    get('/api/v1/monitor/messages/sessions', 'Lists the conversations, the latest first', {
      request: { query: z.object({ flow_id: z.string().optional() }) },
      responses: { 200: jsonAnswer('Their names', z.array(z.string())), ...errorAnswers(403, 503) },
      handle: async (context) => answerJson(context, await messages.sessions(context.req.query('flow_id') ?? null)),
    }),
    del('/api/v1/monitor/messages', 'Deletes messages by id', {
      request: { body: jsonRequest(z.array(z.string())) },
      responses: { 204: { description: 'They are deleted' }, ...errorAnswers(400, 403, 413, 422, 503) },
      handle: async (context) => {
        await messages.remove(parseIds(await parseJsonBody(await readWholeBody(context.req.raw))));
        return context.body(null, 204);
      },
    }),
    del('/api/v1/monitor/messages/session/{session_id}', 'Deletes a conversation', {
      responses: { 204: { description: 'It is deleted' }, ...errorAnswers(403, 503) },
      handle: async (context) => {
        await messages.removeConversation(context.req.param('session_id') ?? '');
        return context.body(null, 204);
      },
    }),
  ];
}

function parseQuery(query: Record<string, string>): z.infer<typeof querySchema> {
  const parsed = querySchema.safeParse(query);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = String(issue?.path[0] ?? '');
  // Langflow's own messages for these two.
  if (field === 'order') throw new HttpError(400, { detail: `Invalid order direction: ${query.order}` });
  if (field === 'order_by') throw new HttpError(400, { detail: `Invalid order_by field: ${query.order_by}` });
  throw validationError([{ type: 'int_parsing', loc: ['query', field], msg: 'Input should be a valid integer' }]);
}

function parseIds(body: JsonValue | undefined): string[] {
  const parsed = z.array(z.string()).safeParse(body);
  if (parsed.success) return parsed.data;
  throw validationError([{ type: 'list_type', loc: ['body'], msg: 'Input should be a valid list of ids' }]);
}

/** The form of wire/traces.json, "messages", without run id and error flag, and with files as a text. */
function toMonitorMessage(message: JsonObject): JsonObject {
  const { run_id: _run, error: _error, files, ...rest } = message;
  return {
    flow_id: null,
    timestamp: '',
    sender: '',
    sender_name: '',
    session_id: '',
    text: '',
    properties: isJsonObject(message.properties) ? message.properties : {},
    content_blocks: [],
    ...rest,
    id: textOrEmpty(message.id),
    files: JSON.stringify(files ?? []),
  };
}

/** Compares by code units. */
function compareTexts(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}
