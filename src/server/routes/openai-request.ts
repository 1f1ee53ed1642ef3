/** A chat completion request in OpenAI's form, and the demo model's request for it. */
import { z } from 'zod';
import type { JsonObject } from '#contract/json.ts';
import type { ModelRequest } from '#engine/component-base/ports.ts';
import { HttpError } from '../http/http-error.ts';
import { DEMO_MODEL } from '../models/demo-model.ts';

const partSchema = z.looseObject({ type: z.string(), text: z.string().optional() });
const messageSchema = z.looseObject({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool', 'function']),
  content: z.union([z.string(), z.array(partSchema)]).nullish(),
});

/** Lenient: what the demo model cannot use, such as tools, is ignored. */
export const chatRequestSchema = z.looseObject({
  model: z.string().min(1),
  messages: z.array(messageSchema).min(1),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  max_tokens: z.number().int().min(1).nullish(),
  max_completion_tokens: z.number().int().min(1).nullish(),
  /** Several answers to one question would all be the same. */
  n: z.literal(1).nullish(),
  stop: z.union([z.string(), z.array(z.string()).max(4)]).nullish(),
  response_format: z.looseObject({ type: z.string() }).nullish(),
});
export type ChatRequest = z.infer<typeof chatRequestSchema>;

/** An error in OpenAI's form: `{error: {message, type, param, code}}`. */
export function openaiError(
  status: 400 | 404 | 413 | 500 | 503 | 504,
  message: string,
  param: string | null = null,
  code: string | null = null,
): HttpError {
  return new HttpError(status, {
    error: toErrorObject(message, status < 500 ? 'invalid_request_error' : 'server_error', param, code),
  });
}

/** The inner object, as a stream sends it. */
export function toErrorObject(
  message: string,
  type: string,
  param: string | null = null,
  code: string | null = null,
): JsonObject {
  return { message, type, param, code };
}

/** Throws a 400 that names the first invalid value. */
export function parseChatRequest(value: unknown): ChatRequest {
  const parsed = chatRequestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = (issue?.path ?? [])
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
  const message =
    path === ''
      ? 'The body must be a JSON object'
      : `Invalid value for '${path}': ${issue?.message ?? 'it does not fit'}`;
  throw openaiError(400, message, path === '' ? null : path);
}

/**
 * System messages become the system text, a single user message the prompt. A longer conversation is its
 * history, but for its last message.
 */
export function toModelRequest(request: ChatRequest): ModelRequest {
  const messages = request.messages.map(({ role, content }) => ({ role, text: readContent(content) }));
  const system = messages.filter(({ role }) => role === 'system' || role === 'developer').map(({ text }) => text);
  const turns = messages.filter(({ role }) => role !== 'system' && role !== 'developer');
  const last = turns.at(-1);
  const isJson = request.response_format?.type === 'json_object' || request.response_format?.type === 'json_schema';
  const isConversation = turns.length > 1 && last?.role === 'user';
  return {
    provider: 'Demo',
    model: DEMO_MODEL,
    system: [...system, ...(isJson ? ['Answer as JSON.'] : [])].join('\n'),
    history: isConversation
      ? turns.slice(0, -1).map(({ role, text }) => ({ role: role === 'user' ? 'user' : 'assistant', text }))
      : [],
    prompt: isConversation ? last.text : turns.map(({ text }) => text).join('\n\n'),
    temperature: request.temperature ?? null,
    maxTokens: request.max_completion_tokens ?? request.max_tokens ?? null,
  };
}

/** The demo model ignores pictures and sounds. */
function readContent(content: ChatRequest['messages'][number]['content']): string {
  if (typeof content === 'string') return content;
  return (content ?? [])
    .map(({ text }) => text ?? '')
    .filter(Boolean)
    .join('\n');
}
