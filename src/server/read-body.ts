/** Reads the body of a request, up to a limit of its own and one of all bodies that are held at a time. */
import { HttpError } from './http-error.ts';
import { BODIES_LIMIT, BODY_LIMIT, SMALL_BODY } from './limits.ts';

/** Bytes of all bodies that came and whose requests are not answered yet: one sum for the process, as its memory is one. */
let heldBytes = 0;
const heldBy = new WeakMap<Request, number>();

/**
 * The body, or null when it is longer than `limit` bytes; what is beyond is not kept. Throws an HttpError: 400 when the sender
 * left before its end, 503 when too much is held for others.
 */
export async function readBody(request: Request, limit: number = BODY_LIMIT): Promise<Uint8Array<ArrayBuffer> | null> {
  const announced = request.headers.get('content-length');
  const length = announced === null ? null : Number(announced);
  if (length !== null && length > limit) return null;
  try {
    // The HTTP parser holds the sender to the length it announced, so the short way is safe.
    if (length !== null && length <= SMALL_BODY) return new Uint8Array(await request.arrayBuffer());
    return await readStream(request, limit);
  } catch (error) {
    if (error instanceof HttpError) throw error;
    throw new HttpError(400, { detail: 'There was an error parsing the body' });
  }
}

/** To be called when the request is answered. */
export function releaseBody(request: Request): void {
  heldBytes -= heldBy.get(request) ?? 0;
  heldBy.delete(request);
}

/** For a request whose answer goes on after its head: what came with it counts until the function is called, once. */
export function keepBody(request: Request): () => void {
  const bytes = heldBy.get(request) ?? 0;
  heldBy.delete(request);
  return () => {
    heldBytes -= bytes;
  };
}

/** Counts what has come, and not what was announced: a sender that waits takes nothing from the others. */
function hold(request: Request, bytes: number): void {
  if (heldBytes + bytes > BODIES_LIMIT) {
    const detail = 'Too many large requests are being read; send this one again in a few seconds';
    throw new HttpError(503, { detail }, { 'retry-after': '5' });
  }
  heldBytes += bytes;
  heldBy.set(request, (heldBy.get(request) ?? 0) + bytes);
}

async function readStream(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > limit) return null;
    hold(request, chunk.byteLength);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
