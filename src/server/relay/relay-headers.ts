/** What passes through the relay in either direction, and what does not. */
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

/** Headers of one connection, not of the message (RFC 9110, section 7.6.1). */
const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'proxy-authenticate',
  'proxy-authorization',
];

/** Ours or the browser's business, not the target's: the page authorises itself there with x-api-key alone. */
const notForwarded = [
  'host',
  'authorization',
  'cookie',
  'origin',
  'referer',
  'expect',
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
];

/** The target's cookies and policies mean its own origin, not ours. */
const notReturned = [
  'set-cookie',
  'set-cookie2',
  'clear-site-data',
  'content-security-policy',
  'content-security-policy-report-only',
  'strict-transport-security',
  'alt-svc',
];

function without(headers: IncomingHttpHeaders, names: readonly string[]): OutgoingHttpHeaders {
  const named = (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase());
  const dropped = new Set([...hopByHop, ...names, ...named]);
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !dropped.has(name) && !name.startsWith('sec-') && !name.startsWith('access-control-'),
    ),
  );
}

/** Request headers for the target; `apiKey` is added where the page sent none. */
export function toTargetHeaders(headers: IncomingHttpHeaders, apiKey: string | null): OutgoingHttpHeaders {
  const kept = without(headers, notForwarded);
  if (apiKey !== null && kept['x-api-key'] === undefined) kept['x-api-key'] = apiKey;
  return kept;
}

/** Response headers for the page. A relayed page of another server must not run as one of ours, so it is sandboxed. */
export function toPageHeaders(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  return {
    ...without(headers, notReturned),
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': headers['cache-control'] ?? 'no-store',
  };
}
