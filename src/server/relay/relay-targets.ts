/** Which servers the relay may reach: on a loopback bind any address that the page registers, on a wider one only LANGFLOW_URL. */

import { createHash } from 'node:crypto';
import { trimEndOf } from '#contract/trim-end-of.ts';

export interface RelayTarget {
  id: string;
  /** Origin and base path without a trailing slash, for example `https://flows.example/langflow`. */
  address: URL;
  /** Sent as x-api-key when the page sends none; otherwise never leaves this process. */
  apiKey: string | null;
}

/** An address that the relay refuses; the message is for the person who typed it. */
export class RelayAddressError extends Error {
  override readonly name = 'RelayAddressError';
}

export interface RelayTargetsOptions {
  /** LANGFLOW_URL. */
  langflowUrl: string | null;
  langflowApiKey: string | null;
  /** Whether people may register addresses: only when this server can be reached from this machine alone. */
  mayRegister: boolean;
}

/** The form in which the page shows and remembers it. */
export function addressText({ address }: Pick<RelayTarget, 'address'>): string {
  return address.href.replace(/\/$/, '');
}

export interface RelayTargets {
  /** The server at LANGFLOW_URL, if it is set. */
  readonly configured: RelayTarget | null;
  /** Throws a RelayAddressError. The same address always gets the same id. */
  register(text: string): RelayTarget;
  find(id: string): RelayTarget | null;
}

const MAX_TARGETS = 100;

/** Parses an address as typed by a person (`localhost:7860`). Throws a RelayAddressError that says what is wrong. */
export function parseRelayAddress(text: string): URL {
  const typed = text.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `http://${typed}`;
  if (!URL.canParse(withScheme))
    throw new RelayAddressError(`"${typed}" is not an address. Enter one like http://localhost:7860`);
  const url = new URL(withScheme);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new RelayAddressError('Only http and https addresses can be reached');
  if (url.username !== '' || url.password !== '')
    throw new RelayAddressError('Leave user name and password out of the address');
  if (url.search !== '' || url.hash !== '')
    throw new RelayAddressError('Leave everything after the path out of the address');
  url.pathname = trimEndOf(url.pathname, '/');
  return url;
}

function idOf(address: URL): string {
  return createHash('sha256').update(address.href).digest('hex').slice(0, 16);
}

/** The target of LANGFLOW_URL. Throws a RelayAddressError. */
export function configuredTarget(langflowUrl: string, langflowApiKey: string | null): RelayTarget {
  return toTarget(parseRelayAddress(langflowUrl), langflowApiKey);
}

export function createRelayTargets({ langflowUrl, langflowApiKey, mayRegister }: RelayTargetsOptions): RelayTargets {
  const targets = new Map<string, RelayTarget>();
  const configured = langflowUrl === null ? null : configuredTarget(langflowUrl, langflowApiKey);
  if (configured) targets.set(configured.id, configured);

  return {
    configured,
    register(text) {
      const address = parseRelayAddress(text);
      const known = targets.get(idOf(address));
      if (known) return known;
      if (!mayRegister) throw new RelayAddressError('This server relays only to the Langflow in its settings');
      const target = toTarget(address, null);
      if (targets.size >= MAX_TARGETS) dropOldest(targets, configured);
      targets.set(target.id, target);
      return target;
    },
    find: (id) => targets.get(id) ?? null,
  };
}

function toTarget(address: URL, apiKey: string | null): RelayTarget {
  return { id: idOf(address), address, apiKey };
}

function dropOldest(targets: Map<string, RelayTarget>, keep: RelayTarget | null): void {
  for (const id of targets.keys()) {
    if (id === keep?.id) continue;
    targets.delete(id);
    return;
  }
}

/**
 * The URL for a path as received after `/relay/{id}`. Null for anything that would leave the target's base path: plain
 * or encoded dot segments, backslashes, a second authority.
 */
export function targetUrl(target: RelayTarget, rawPath: string): URL | null {
  const [path = '', ...queries] = rawPath.split('?');
  if (!path.startsWith('/') || path.startsWith('//') || /[\\\s#]/.test(path) || /%(2f|5c|00)/i.test(path)) return null;
  if (path.split('/').some((segment) => /^(\.|%2e){1,2}$/i.test(segment))) return null;
  const base = target.address.pathname === '/' ? '' : target.address.pathname;
  const query = queries.length > 0 ? `?${queries.join('?')}` : '';
  const url = new URL(`${target.address.origin}${base}${path}${query}`);
  const isInside = url.origin === target.address.origin && url.pathname.startsWith(`${base}/`);
  return isInside ? url : null;
}
