/** Reads the body of a request, up to a limit. */
import { BODY_LIMIT } from '#contract/body-limit.ts';
import { PortError } from '#engine/component-base/ports.ts';
import { SMALL } from '../settings/limits.ts';
import { holdMemory } from './hold-memory.ts';
import { HttpError } from './http-error.ts';

/**
 * The body, or null when it is longer than `limit` bytes; the rest is not read. Throws an HttpError 400 when the sender
 * left before its end, and a PortError 503 when other requests hold too much.
 */
export async function readRequestBody(
  request: Request,
  limit: number = BODY_LIMIT,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const announced = request.headers.get('content-length');
  const length = announced === null ? null : Number(announced);
  if (length !== null && length > limit) return null;
  try {
    // The HTTP parser enforces the announced length, so this shortcut is safe.
    if (length !== null && length <= SMALL) return new Uint8Array(await request.arrayBuffer());
    return await readStream(request, limit);
  } catch (error) {
    if (error instanceof PortError) throw error;
    throw new HttpError(400, { detail: 'There was an error parsing the body' });
  }
}

/** Throws an HttpError 413 when the body is longer than any may be. */
export async function readWholeBody(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readRequestBody(request);
  if (bytes) return bytes;
  throw new HttpError(413, { detail: 'The body is larger than 10 MB' });
}

async function readStream(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > limit) return null;
    // Counts what has arrived, not what was announced: an idle sender takes nothing from others.
    holdMemory(request, chunk.byteLength);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
