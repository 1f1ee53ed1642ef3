/** Finds out why a server of another origin did not answer, if the page can tell. */

import { addressScope } from './address-scope.ts';
import { isRedirect } from './is-redirect.ts';
import type { FailureCause, NotSentWhy } from './transport-failure.ts';

/** Time in ms for the browser to report a policy violation after it refused a request. */
const POLICY_MS = 50;

/**
 * Sends another request without reading its answer: if one arrives, only CORS prevents reading it. Also checks for a
 * redirect. Never throws; an abort of `signal` ends it early.
 */
export async function findNoAnswer(baseUrl: string, signal: AbortSignal | null): Promise<FailureCause> {
  if (!/^https?:/i.test(baseUrl) || !URL.canParse(baseUrl)) return { kind: 'unreachable' };
  const policy = watchPolicy(new URL(baseUrl).origin);
  const ask = (init: RequestInit) => fetch(`${baseUrl}/health`, { cache: 'no-store', signal, ...init });
  try {
    const [isRedirected, isAnswered] = await Promise.all([
      // Only visible if the server allows the page to read the redirect.
      ask({ redirect: 'manual' }).then(isRedirect, () => false),
      ask({ mode: 'no-cors' }).then(Boolean, () => false),
    ]);
    if (isRedirected) return { kind: 'redirected', to: null };
    if (isAnswered) return { kind: 'blocked-by-cors' };
    if (await policy.hasRefused()) return { kind: 'not-sent', why: 'policy' };
    const why = blockedReason(new URL(baseUrl));
    return why === null ? { kind: 'unreachable' } : { kind: 'not-sent', why };
  } finally {
    policy.end();
  }
}

/** Watches for violations of the page's Content-Security-Policy by requests to `origin`. */
function watchPolicy(origin: string): { hasRefused: () => Promise<boolean>; end: () => void } {
  let isRefused = false;
  let tell = () => {};
  const note = (event: Event) => {
    if (!('blockedURI' in event) || typeof event.blockedURI !== 'string') return;
    if (!URL.canParse(event.blockedURI) || new URL(event.blockedURI).origin !== origin) return;
    isRefused = true;
    tell();
  };
  globalThis.addEventListener?.('securitypolicyviolation', note);
  return {
    hasRefused: () =>
      new Promise((done) => {
        const timer = setTimeout(() => done(isRefused), isRefused ? 0 : POLICY_MS);
        tell = () => {
          clearTimeout(timer);
          done(true);
        };
      }),
    end: () => globalThis.removeEventListener?.('securitypolicyviolation', note),
  };
}

/** Why a browser blocks requests from the page's address to the server's, or null. */
function blockedReason(target: URL): NotSentWhy | null {
  const page = pageAddress();
  if (page === null) return null;
  if (addressScope(target.hostname) > addressScope(page.hostname)) return 'private-network';
  const isMixed = page.protocol === 'https:' && target.protocol === 'http:';
  return isMixed && addressScope(target.hostname) < 2 ? 'mixed-content' : null;
}

/** Null outside of a browser. */
function pageAddress(): URL | null {
  const { location }: { location?: { href: string } } = globalThis;
  return location !== undefined && URL.canParse(location.href) ? new URL(location.href) : null;
}
