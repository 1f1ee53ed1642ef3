/** Why nothing came back from a server of another origin, told apart as far as a page can check it. */

import { addressScope } from './address-scope.ts';
import { isRedirect } from './is-redirect.ts';
import type { FailureCause } from './transport-failure.ts';

/** What keeps a browser from sending a request at all. */
export type NotSentWhy = 'policy' | 'private-network' | 'mixed-content';

/** How long the browser may take to tell of its policy after it refused, in ms. */
const POLICY_MS = 50;

/**
 * Asks the same server once more, for an answer that nobody reads: when that arrives, only the reading is forbidden. Beside it,
 * whether the server leads elsewhere.
 * Never throws; an abort of `signal` ends it early.
 */
export async function findNoAnswer(baseUrl: string, signal: AbortSignal | null): Promise<FailureCause> {
  if (!/^https?:/i.test(baseUrl) || !URL.canParse(baseUrl)) return { kind: 'unreachable' };
  const policy = watchPolicy(new URL(baseUrl).origin);
  const ask = (init: RequestInit) => fetch(`${baseUrl}/health`, { cache: 'no-store', signal, ...init });
  try {
    const [isRedirected, isAnswered] = await Promise.all([
      // Seen only where the server lets the page read the redirect.
      ask({ redirect: 'manual' }).then(isRedirect, () => false),
      ask({ mode: 'no-cors' }).then(Boolean, () => false),
    ]);
    if (isRedirected) return { kind: 'redirected', to: null };
    if (isAnswered) return { kind: 'blocked-by-cors' };
    if (await policy.hasRefused()) return { kind: 'not-sent', why: 'policy' };
    const why = standingReason(new URL(baseUrl));
    return why === null ? { kind: 'unreachable' } : { kind: 'not-sent', why };
  } finally {
    policy.end();
  }
}

/** Hears whether the page's own Content-Security-Policy refused a request to `origin`. */
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

/** What a browser keeps back by where page and server are; null where nothing of that kind is between them. */
function standingReason(target: URL): NotSentWhy | null {
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
