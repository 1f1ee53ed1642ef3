import type { Context } from 'hono';
import type { AppEnv } from '../http/route.ts';

/** The client's network address, or the proxy's behind one; empty when the app is called without a connection. */
export function clientAddress(context: Context<AppEnv>): string {
  return context.env?.incoming?.socket.remoteAddress ?? '';
}
