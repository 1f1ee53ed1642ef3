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
  const plain = toStream(inChunks(jsonParts(value)));
  const isCompressed = acceptedEncodings(context.req.header('accept-encoding') ?? '').has('gzip');
  if (context.req.method !== 'GET' || !isCompressed) return context.body(plain, status, headers);
  const compressed = plain.pipeThrough(new CompressionStream('gzip'));
  return context.body(compressed, status, { ...headers, 'content-encoding': 'gzip', vary: 'accept-encoding' });
}

/** Serialises nothing before its reader asks for it. */
function toStream(chunks: AsyncGenerator<string, void, void>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  return new ReadableStream(
    {
      pull: async (controller) => {
        const { value, done } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      cancel: async () => {
        await chunks.return();
      },
    },
    { highWaterMark: 0 },
  );
}
