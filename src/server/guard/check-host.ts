/** Refuses requests that another site made a browser send: through its own host name (DNS rebinding), or across origins. */
import type { Context } from 'hono';
import { isLoopback } from '#contract/loopback.ts';
import { HttpError } from '../http/http-error.ts';
import type { Config } from '../settings/config.ts';
import { listenedAddresses } from '../settings/reach.ts';

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The host and port as the client sent them. */
export function hostOf(context: Context): string {
  return (context.req.header('host') ?? new URL(context.req.url).host).toLowerCase();
}

/** Throws an HttpError 403 when the Host header is neither this machine, nor an address listened on, nor an allowed host. */
export function checkHost(context: Context, { host, allowedHosts }: Pick<Config, 'host' | 'allowedHosts'>): void {
  const name = hostOf(context).replace(/:\d*$/, '');
  const bare = name.replace(/^\[(.*)\]$/, '$1');
  if (isLoopback(bare) || bare === host.toLowerCase() || allowedHosts.includes(name) || allowedHosts.includes(bare))
    return;
  // No other site can make a browser send an address of this machine: a name of its own would be in its place.
  if (listenedAddresses(host).includes(bare)) return;
  throw new HttpError(403, {
    detail: `The host name ${JSON.stringify(name)} is not allowed here. To allow it, add it to TWEAKBENCH_ALLOWED_HOSTS`,
  });
}

/**
 * Throws an HttpError 403 for a write from a page of another origin. Relayed requests, which may get a stored API key,
 * are checked for any method and must be a `fetch` of the page: as a script, worker, frame or tab, another server's
 * answer would become part of this origin. Programs send neither header and pass.
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

/** Browsers that omit the origin on a form post still send this. */
function hasOwnSite(context: Context): boolean {
  const site = context.req.header('sec-fetch-site');
  return site === undefined || site === 'same-origin' || site === 'none';
}

function isOwnOrigin(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  const own = `${from.protocol}//${host}`;
  // A proxy may change the scheme, so only host and port are compared.
  return URL.canParse(own) && new URL(own).host === from.host;
}
