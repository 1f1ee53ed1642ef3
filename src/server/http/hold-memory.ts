/** Counts the memory that requests hold until they are answered, as one sum for the process. */
import type { MiddlewareHandler } from 'hono';
import { PortError } from '#engine/component-base/ports.ts';
import { HELD_LIMIT, SMALL } from '../settings/limits.ts';
import type { AppEnv } from './route.ts';

let heldBytes = 0;
/** Bytes held by a request, or by the run that a request became. */
const bytesByOwner = new WeakMap<object, number>();

/**
 * Counts what a request needs: its body as it arrives, the values of its run, its answer. Small requests count nothing
 * and are never refused. Throws a PortError 503 when others hold too much; what was counted before stays counted.
 */
export function holdMemory(owner: object, bytes: number): void {
  const before = memoryOf(owner);
  const all = before + bytes;
  const added = all <= SMALL ? 0 : before <= SMALL ? all : bytes;
  if (heldBytes + added > HELD_LIMIT) {
    const detail = 'The server is busy with large requests. Send this one again in a few seconds';
    throw new PortError(503, detail);
  }
  heldBytes += added;
  bytesByOwner.set(owner, all);
}

export function releaseMemory(owner: object): void {
  const bytes = memoryOf(owner);
  if (bytes > SMALL) heldBytes -= bytes;
  bytesByOwner.delete(owner);
}

/** What a request holds is held by something that may outlive it. */
export function handOverMemory(request: Request, owner: object): void {
  bytesByOwner.set(owner, memoryOf(request));
  bytesByOwner.delete(request);
}

export function memoryOf(owner: object): number {
  return bytesByOwner.get(owner) ?? 0;
}

/** Releases what a request held when the reader has the answer, or has left. */
export function releaseHeld(): MiddlewareHandler<AppEnv> {
  return async (context, next) => {
    await next();
    const { outgoing } = context.env;
    if (outgoing && !outgoing.closed) outgoing.once('close', () => releaseMemory(context.req.raw));
    else releaseMemory(context.req.raw);
  };
}
