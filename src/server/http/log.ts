/** The log: one JSON line per request on stderr. Never a header, a body, or a query value, since keys are sent in those. */
import type { MiddlewareHandler } from 'hono';
import pino, { type Logger } from 'pino';
import type { Config } from '../settings/config.ts';
import type { AppEnv } from './route.ts';

export function createLog(level: Config['logLevel']): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}

/** Logs when the response is finished or its reader has left. */
export function logRequests(log: Logger): MiddlewareHandler<AppEnv> {
  return async (context, next) => {
    const startedAt = performance.now();
    const { method } = context.req;
    const write = (isAborted: boolean): void => {
      const ms = Math.round((performance.now() - startedAt) * 10) / 10;
      const line = { method, path: redactedPath(context.req.url), status: context.res.status, ms };
      log.info(isAborted ? { ...line, aborted: true } : line, 'request');
    };
    const outgoing = context.env.outgoing;
    outgoing?.once('close', () => write(!outgoing.writableFinished));
    await next();
    if (!outgoing) write(false);
  };
}

/** Conversation names are private texts. */
const SESSION_NAME = /(?<=\/messages\/session\/).+/;

/** The path, and of the query only the keys. */
function redactedPath(url: string): string {
  const { pathname, searchParams } = new URL(url);
  const keys = [...new Set(searchParams.keys())].map((key) => `${encodeURIComponent(key)}=[hidden]`);
  const path = pathname.replace(SESSION_NAME, '[hidden]');
  return keys.length === 0 ? path : `${path}?${keys.join('&')}`;
}
