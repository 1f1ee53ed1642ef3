/** Reads the body of a request, up to a limit. */
import { HttpError } from './http-error.ts';
import { BODY_LIMIT } from './limits.ts';

/**
 * The body, or null when it is longer than `limit` bytes; what is beyond is not kept. Throws an HttpError 400 when the sender
 * left before its end.
 */
export async function readBody(request: Request, limit: number = BODY_LIMIT): Promise<Uint8Array<ArrayBuffer> | null> {
  const announced = request.headers.get('content-length');
  if (announced !== null && Number(announced) > limit) return null;
  try {
    // The HTTP parser holds the sender to the length it announced, so the short way is safe.
    if (announced !== null) return new Uint8Array(await request.arrayBuffer());
    return await readStream(request.body, limit);
  } catch {
    throw new HttpError(400, { detail: 'There was an error parsing the body' });
  }
}

async function readStream(
  stream: ReadableStream<Uint8Array> | null,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream ?? []) {
    length += chunk.byteLength;
    if (length > limit) return null;
    chunks.push(chunk);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
