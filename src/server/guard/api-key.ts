/** TWEAKBENCH_API_KEY: sent by programs with each call. A refusal has the form of the API that was called. */
import type { Context } from 'hono';
import { HttpError } from '../http/http-error.ts';
import type { AppEnv } from '../http/route.ts';
import { clientAddress } from './client-address.ts';
import type { GuessLimit } from './guess-limit.ts';

/** Routes that need the key when one is set. */
export function needsApiKey(path: string): boolean {
  return path.startsWith('/api/') || path.startsWith('/v1/') || path.startsWith('/workspace/');
}

/** Null when the request has the right key, otherwise the error to throw. Throws an HttpError 429 after too many wrong keys. */
export function apiKeyRefusal(context: Context<AppEnv>, keys: GuessLimit): HttpError | null {
  const given = givenKey(context);
  // OpenAI clients expect its error form, and know a refused key by the status.
  if (context.req.path.startsWith('/v1/'))
    return given && keys.verify(given, clientAddress(context)) ? null : openaiRefusal(given);
  if (!given) {
    // Langflow's newer routes have another message for this.
    const isRun = context.req.path.startsWith('/api/v1/run/');
    const detail = isRun ? 'An API key must be passed as query or header' : 'No authentication credentials provided';
    return new HttpError(403, { detail });
  }
  return keys.verify(given, clientAddress(context))
    ? null
    : new HttpError(403, { detail: 'Invalid or missing API key' });
}

function openaiRefusal(given: string | undefined): HttpError {
  const message = given ? 'Incorrect API key provided' : 'You did not provide an API key';
  const error = { message, type: 'invalid_request_error', param: null, code: given ? 'invalid_api_key' : null };
  return new HttpError(401, { error });
}

/** Read as Langflow does, and on the OpenAI-compatible routes as OpenAI's clients send it. */
function givenKey(context: Context): string | undefined {
  const named = context.req.header('x-api-key') ?? context.req.query('x-api-key');
  if (named || !context.req.path.startsWith('/v1/')) return named;
  return /^Bearer\s+(\S+)\s*$/i.exec(context.req.header('authorization') ?? '')?.[1];
}
