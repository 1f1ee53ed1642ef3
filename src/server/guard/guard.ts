/** Access control: host and origin for everybody, the token for people, the API key for programs. */
import type { MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import type { AppEnv } from '../http/route.ts';
import type { Config } from '../settings/config.ts';
import { apiKeyRefusal, needsApiKey } from './api-key.ts';
import { checkHost, checkOrigin } from './check-host.ts';
import { createGuessLimit } from './guess-limit.ts';
import { mayLoadPage, readPass } from './pass.ts';
import { askForToken, isPagePath, takeToken } from './token-page.ts';

const GUESSING = 'someone may be guessing, so only one per second is checked from each address';
const OPEN_PATHS: ReadonlySet<string> = new Set(['/health', '/api/v1/version']);
/** What visitors of published demos need. Trials, whose names begin with `~`, are for people with the token. */
const VISITOR_READS = /^\/p\/[a-z0-9-]{3,40}(?:\/demo)?\/?$|^\/demo\//;
const VISITOR_WRITES = /^\/p\/[a-z0-9-]{3,40}\/(?:password|ask|vote)$/;

/**
 * `secret` is the workspace's. With a token set, everything except health, version and published demos needs the cookie; API routes also accept the key, if one is
 * set. With only a key set, the page is open and API routes need the key.
 */
export function guard(config: Config, log: Logger, secret: string): MiddlewareHandler<AppEnv> {
  const { token, apiKey } = config;
  const limitFor = (secret: string | null, name: string) =>
    secret === null ? null : createGuessLimit(secret, () => log.warn(`many wrong ${name}s: ${GUESSING}`));
  const tokens = limitFor(token, 'token');
  const keys = limitFor(apiKey, 'key');
  const asksForName = config.userHeader === null;
  return async (context, next) => {
    checkHost(context, config);
    checkOrigin(context);
    const { path, method } = context.req;
    if (OPEN_PATHS.has(path) || isForVisitors(method, path)) return next();
    if (token !== null && tokens !== null) {
      const pass = { token, secret };
      if (isPagePath(path)) {
        if (method === 'POST') return takeToken(context, { keys: pass, tokens, asksForName });
        if (mayLoadPage(context, pass)) return next();
      }
      if (readPass(context, pass)) return next();
      if (apiKey === null || !needsApiKey(path)) return askForToken(context, asksForName);
    }
    if (keys !== null && needsApiKey(path)) {
      const refusal = apiKeyRefusal(context, keys);
      if (refusal) throw refusal;
    }
    return next();
  };
}

function isForVisitors(method: string, path: string): boolean {
  if (method === 'POST') return VISITOR_WRITES.test(path);
  return (method === 'GET' || method === 'HEAD') && VISITOR_READS.test(path);
}
