/** Refuses requests that a foreign page made a browser send: by a host name of its own (DNS rebinding), or across origins. */
import type { Context } from 'hono';
import { isLoopback } from '#contract/loopback.ts';
import { HttpError } from '../http/http-error.ts';
import type { Config } from '../settings/config.ts';

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The host as the client named it, with its port. */
export function hostOf(context: Context): string {
  return (context.req.header('host') ?? new URL(context.req.url).host).toLowerCase();
}

/** Throws an HttpError 403 when the Host header names neither this machine, nor the address listened on, nor an allowed host. */
export function checkHost(context: Context, { host, allowedHosts }: Pick<Config, 'host' | 'allowedHosts'>): void {
  const name = hostOf(context).replace(/:\d*$/, '');
  const bare = name.replace(/^\[(.*)\]$/, '$1');
  if (isLoopback(bare) || bare === host.toLowerCase() || allowedHosts.includes(name) || allowedHosts.includes(bare))
    return;
  throw new HttpError(403, {
    detail: `The host name ${JSON.stringify(name)} is not allowed here. To allow it, add it to TWEAKBENCH_ALLOWED_HOSTS`,
  });
}

/**
 * Throws an HttpError 403 for a write that a page of another origin sent. A request through the relay, which may add the key of
 * the settings, is checked whatever its method, and must be a `fetch` of the page: as a script, a worker, a frame or a tab, an
 * answer of another server would become a part of this origin. Programs send neither header and pass.
 */
export function checkOrigin(context: Context): void {
  const { method, path } = context.req;
  const isRelayed = path.startsWith('/relay/');
  if (READS.has(method) && !isRelayed) return;
  const use = context.req.header('sec-fetch-dest') ?? 'empty';
  if (isRelayed && use !== 'empty')
    throw new HttpError(403, { detail: 'Only the page may read the answers of a relayed server' });
  const origin = context.req.header('origin');
  const isSame = origin === undefined ? hasOwnSite(context) : isOwnOrigin(origin, hostOf(context));
  if (!isSame) throw new HttpError(403, { detail: 'Requests from pages of other origins are refused' });
}

/** Browsers that leave the origin out of a form post still say this. */
function hasOwnSite(context: Context): boolean {
  const site = context.req.header('sec-fetch-site');
  return site === undefined || site === 'same-origin' || site === 'none';
}

function isOwnOrigin(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  const own = `${from.protocol}//${host}`;
  // Behind a proxy the scheme may be another, so only host and port count.
  return URL.canParse(own) && new URL(own).host === from.host;
}
