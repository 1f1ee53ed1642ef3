/** One request through the relay: raw bytes both ways, nothing decoded, aborted when either side leaves. */

import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { errorMessage } from '#contract/error-message.ts';
import type { RelayConfig } from '../settings/config.ts';
import { findPageRoute, type PageRoute } from './page-routes.ts';
import { readMembers } from './read-members.ts';
import { toPageHeaders, toTargetHeaders } from './relay-headers.ts';
import { type RelayTarget, targetUrl } from './relay-targets.ts';

const UNREACHABLE_CODES = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ECONNRESET',
  'ETIMEDOUT',
]);

/**
 * Once an answer has begun, the relay can only cut it. The page knows the limits, gives up in time and says so; the
 * relay waits this much longer, as the clock of a busy page starts late.
 */
const GRACE_MS = 2_000;

/** Our own error: a JSON body whose `detail.code` the page knows. Closes the connection if the answer has begun already. */
function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = JSON.stringify({ detail: { code, message } });
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  });
  response.end(body);
}

function tooLarge(limit: number): string {
  return `The body is larger than the ${Number((limit / 1024 / 1024).toFixed(2))} MB that this relay accepts`;
}

/** Langflow's two upload routes: `/api/v2/files` and, per flow, `/api/v1/files/upload/{flow}`. */
function isUpload(path: string): boolean {
  return /^\/api\/v\d+\/files(?:[/?]|$)/.test(path);
}

/** Forwards `incoming` to `target` under `path` (as received after `/relay/{id}`), and returns its answer. */
export function relayRequest(
  target: RelayTarget,
  path: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  limits: RelayConfig,
): Promise<void> {
  const url = targetUrl(target, path);
  if (url === null) {
    refuse(outgoing, 400, 'RELAY_PATH', 'This path leads outside the registered server');
    return Promise.resolve();
  }
  const limit = isUpload(path) ? limits.uploadBytes : limits.bodyBytes;
  if (Number(incoming.headers['content-length'] ?? 0) > limit) {
    refuse(outgoing, 413, 'RELAY_TOO_LARGE', tooLarge(limit));
    return Promise.resolve();
  }
  const method = incoming.method ?? 'GET';
  const route = findPageRoute(method, path);
  const apiKey = route ? target.apiKey : null;
  return exchange({ ...target, apiKey, only: route?.only ?? null }, url, incoming, outgoing, limits, limit);
}

function exchange(
  target: RelayTarget & PageRoute,
  url: URL,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  limits: RelayConfig,
  bodyLimit: number,
): Promise<void> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const upstream = send(url, {
    method: incoming.method ?? 'GET',
    headers: {
      ...toTargetHeaders(incoming.headers, target.apiKey),
      // An answer that is read here must not be compressed.
      ...(target.only && { 'accept-encoding': 'identity' }),
      host: url.host,
    },
    // Each stream has its own connection, so that closing one affects no other.
    agent: false,
  });
  const endLate = () => fail(504, 'RELAY_TIMEOUT', `No complete answer within ${Math.round(limits.totalMs / 1000)} s`);
  let total = setTimeout(() => {
    if (outgoing.headersSent) total = setTimeout(endLate, GRACE_MS);
    else endLate();
  }, limits.totalMs);

  function fail(status: number, code: string, message: string): void {
    refuse(outgoing, status, code, message);
    upstream.destroy();
  }

  return new Promise<void>((done) => {
    outgoing.once('close', () => {
      clearTimeout(total);
      upstream.destroy();
      done();
    });
    upstream.on('error', (error) => {
      const code = 'code' in error ? String(error.code) : '';
      if (UNREACHABLE_CODES.has(code)) fail(502, 'RELAY_UNREACHABLE', `Nothing answers at ${url.host} (${code})`);
      // OpenSSL has no other name for an answer without TLS.
      else if (error.message.includes('wrong version number'))
        fail(502, 'RELAY_FAILED', `${url.host} does not answer in HTTPS. Its address may begin with http://.`);
      // For example an untrusted certificate: a server is there.
      else fail(502, 'RELAY_FAILED', `The connection to ${url.host} failed: ${error.message}`);
    });
    upstream.on('upgrade', () =>
      fail(502, 'RELAY_FAILED', `${url.host} switched to another protocol without being asked`),
    );
    upstream.on('response', (answer) => {
      // An exception here is outside any promise and would end the process.
      try {
        forward(answer);
      } catch (error) {
        fail(502, 'RELAY_FAILED', `${url.host} sent an answer that cannot be relayed: ${errorMessage(error)}`);
      }
    });

    function forward(answer: IncomingMessage): void {
      const status = answer.statusCode ?? 0;
      if (status < 200 || status > 599) {
        fail(502, 'RELAY_FAILED', `${url.host} answered with the status ${status}, which HTTP does not have`);
        return;
      }
      const redirect = readRedirect(target, url, answer);
      if (redirect !== null && 'elsewhere' in redirect) {
        answer.resume();
        const { elsewhere } = redirect;
        fail(502, 'RELAY_REDIRECT', `${url.host} redirects to ${elsewhere}, and the relay does not follow redirects`);
        return;
      }
      answer.setTimeout(limits.idleMs + GRACE_MS, () =>
        fail(504, 'RELAY_IDLE', `${url.host} sent nothing for ${Math.round(limits.idleMs / 1000)} s`),
      );
      if (target.only) {
        void forwardMembers(answer, target.only, status);
        return;
      }
      outgoing.writeHead(status, { ...toPageHeaders(answer.headers), ...redirect });
      outgoing.flushHeaders();
      answer.once('aborted', () => outgoing.destroy());
      answer.once('error', () => outgoing.destroy());
      answer.pipe(outgoing);
    }

    async function forwardMembers(answer: IncomingMessage, only: readonly string[], status: number): Promise<void> {
      const body = await readMembers(answer, only).catch(() => null);
      if (body === null)
        return fail(502, 'RELAY_FAILED', `${url.host} sent an answer that is not what this page asks for`);
      const { date } = answer.headers;
      const headers = toPageHeaders({ 'content-type': 'application/json', ...(date !== undefined && { date }) });
      outgoing.writeHead(status, headers).end(body);
    }

    let sent = 0;
    incoming.on('data', (chunk: Buffer) => {
      sent += chunk.length;
      if (sent > bodyLimit) fail(413, 'RELAY_TOO_LARGE', tooLarge(bodyLimit));
    });
    incoming.pipe(upstream);
  });
}

/** A redirect's location on the relay, or the other server that it leads to; null when there is none. */
function readRedirect(
  target: RelayTarget,
  url: URL,
  answer: IncomingMessage,
): { location: string } | { elsewhere: string } | null {
  const { location } = answer.headers;
  if (location === undefined || answer.statusCode === undefined || answer.statusCode < 300 || answer.statusCode >= 400)
    return null;
  if (!URL.canParse(location, url.href)) return { elsewhere: 'no address at all' };
  const next = new URL(location, url);
  const base = target.address.pathname === '/' ? '' : target.address.pathname;
  // Without the query, which may be private.
  if (next.origin !== target.address.origin) return { elsewhere: next.origin };
  if (!next.pathname.startsWith(`${base}/`)) return { elsewhere: next.origin + next.pathname };
  return { location: `/relay/${target.id}${next.pathname.slice(base.length)}${next.search}` };
}
