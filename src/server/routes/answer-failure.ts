/** The answer to an error that a route threw. */
import type { Context } from 'hono';
import type { Logger } from 'pino';
import { PortError } from '#engine/component-base/ports.ts';
import { HttpError, RETRY_LATER } from '../http/http-error.ts';
import type { AppEnv } from '../http/route.ts';
import { describeFileError } from '../stores/file-error.ts';

export function answerFailure(error: Error, context: Context<AppEnv>, log: Logger): Response {
  if (error instanceof HttpError) return context.json(error.body, error.status, error.headers);
  const known = describeFileError(error);
  if (known instanceof PortError) {
    if (known.status === 503) {
      // Without a cause, the server itself is busy.
      if (known.cause !== undefined) log.warn({ err: known.cause }, 'a part of the server did not answer');
      return context.json({ detail: known.message }, 503, RETRY_LATER);
    }
    log.error({ err: error }, 'the data folder or the database failed');
    return context.json({ detail: known.message }, known.status);
  }
  log.error({ err: error }, 'a request failed unexpectedly');
  return context.json({ detail: 'Tweakbench failed unexpectedly; its log says why' }, 500);
}
