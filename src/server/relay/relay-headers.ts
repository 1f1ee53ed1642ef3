/** Which headers the relay forwards in each direction. */
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

/** Hop-by-hop headers (RFC 9110, section 7.6.1). */
const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'proxy-authenticate',
  'proxy-authentication-info',
  'proxy-authorization',
];

/**
 * Ours, the browser's, or those of a proxy in front of us (which may name people), not the target's: the page
 * authenticates there only with x-api-key.
 */
const notForwarded = [
  'host',
  'authorization',
  'cookie',
  'origin',
  'referer',
  'expect',
  'forwarded',
  'via',
  'x-real-ip',
];

/** Dropped by prefix: what the browser says about itself, and what a proxy in front of us says about it. */
const DROPPED_FAMILY = /^(?:sec|access-control|x-forwarded)-/;

/**
 * The target's cookies, policies, authentication challenges and redirects, and what it makes the browser load, register
 * or report, are about its own origin, not ours. (A browser would ask for the password in our name, and we would not
 * forward it.) The relay writes the location of a redirect itself.
 */
const notReturned = [
  'set-cookie',
  'set-cookie2',
  'clear-site-data',
  'content-security-policy',
  'content-security-policy-report-only',
  'strict-transport-security',
  'alt-svc',
  'refresh',
  'www-authenticate',
  'location',
  'link',
  'sourcemap',
  'x-sourcemap',
  'speculation-rules',
  'service-worker-allowed',
  'report-to',
  'reporting-endpoints',
  'nel',
];

function without(headers: IncomingHttpHeaders, names: readonly string[]): OutgoingHttpHeaders {
  const named = (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase());
  const dropped = new Set([...hopByHop, ...names, ...named]);
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !dropped.has(name) && !DROPPED_FAMILY.test(name)),
  );
}

/** `authorization` for the target: under its own name it may be meant for this server. */
const FOR_TARGET = 'x-relay-authorization';

/** Request headers for the target; `apiKey` is added when the page sent none. */
export function toTargetHeaders(headers: IncomingHttpHeaders, apiKey: string | null): OutgoingHttpHeaders {
  const forwarded = { ...without(headers, [...notForwarded, FOR_TARGET]), ...bodyFraming(headers) };
  const authorization = headers[FOR_TARGET];
  if (typeof authorization === 'string') forwarded.authorization = authorization;
  if (apiKey !== null && forwarded['x-api-key'] === undefined) forwarded['x-api-key'] = apiKey;
  return forwarded;
}

/** How the body is framed. Set for every method: Node would write the body of a GET or DELETE without framing. */
function bodyFraming(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  if (headers['transfer-encoding'] !== undefined) return { 'transfer-encoding': 'chunked' };
  const length = headers['content-length'];
  return length === undefined ? {} : { 'content-length': length };
}

/** Response headers for the page. Another server's page must not run as one of ours, so it is sandboxed. */
export function toPageHeaders(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  return {
    ...without(headers, notReturned),
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': headers['cache-control'] ?? 'no-store',
  };
}
