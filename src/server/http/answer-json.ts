/** Responds with JSON of any size. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { STREAMED_REPLY } from '../settings/limits.ts';
import { acceptedEncodings } from './accepted-encodings.ts';
import { holdMemory } from './hold-memory.ts';
import { inChunks, jsonLength, jsonParts } from './json-chunks.ts';
import type { AppEnv } from './route.ts';

export interface AnswerOptions {
  status?: ContentfulStatusCode;
  /** True when the answer was counted before it was made, so that it must not be refused now. */
  isHeld?: boolean;
}

/**
 * `value` is plain data. A large answer is serialised as its reader takes it, and counts as held memory until then;
 * throws a PortError 503 when other requests hold too much.
 */
export function answerJson(
  context: Context<AppEnv>,
  value: unknown,
  { status = 200, isHeld = false }: AnswerOptions = {},
): Response {
  const length = jsonLength(value, isHeld ? STREAMED_REPLY : Number.POSITIVE_INFINITY);
  if (!isHeld) holdMemory(context.req.raw, length);
  const headers = { 'content-type': 'application/json' };
  if (length <= STREAMED_REPLY) return context.body(JSON.stringify(value), status, headers);
  // Serialises nothing before its reader asks for it.
  const plain = ReadableStream.from(encoded(inChunks(jsonParts(value))));
  const isCompressed = acceptedEncodings(context.req.header('accept-encoding') ?? '').has('gzip');
  if (context.req.method !== 'GET' || !isCompressed) return context.body(plain, status, headers);
  const compressed = plain.pipeThrough(new CompressionStream('gzip'));
  return context.body(compressed, status, { ...headers, 'content-encoding': 'gzip', vary: 'accept-encoding' });
}

async function* encoded(chunks: AsyncIterable<string>): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
  const encoder = new TextEncoder();
  for await (const chunk of chunks) yield encoder.encode(chunk);
}
