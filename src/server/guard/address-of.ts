import type { Context } from 'hono';
import type { AppEnv } from '../http/route.ts';

/** Network address of the other end, which behind a proxy is the proxy; empty where the app is called without a connection. */
export function addressOf(context: Context<AppEnv>): string {
  return context.env?.incoming?.socket.remoteAddress ?? '';
}
