/** Releases what a request held when the reader has the answer, or has left. */
import type { MiddlewareHandler } from 'hono';
import { releaseMemory } from './hold-memory.ts';
import type { AppEnv } from './route.ts';

export function releaseHeld(): MiddlewareHandler<AppEnv> {
  return async (context, next) => {
    await next();
    const { outgoing } = context.env;
    if (outgoing && !outgoing.closed) outgoing.once('close', () => releaseMemory(context.req.raw));
    else releaseMemory(context.req.raw);
  };
}
