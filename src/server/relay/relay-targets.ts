/** Which servers the relay may reach: on a loopback bind any address that the page registers, on a wider one only LANGFLOW_URL. */

import { createHash, createHmac } from 'node:crypto';
import { trimEndOf } from '#contract/trim-end-of.ts';
import { isSameSecret } from '../guard/same-secret.ts';

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
  /** Signs the ids of registered addresses, so that every server with this secret knows them, also after a restart. */
  secret: string;
}

/** The address as the page shows and remembers it. */
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
  const address = parseRelayAddress(langflowUrl);
  return { id: idOf(address), address, apiKey: langflowApiKey };
}

export function createRelayTargets({
  langflowUrl,
  langflowApiKey,
  mayRegister,
  secret,
}: RelayTargetsOptions): RelayTargets {
  const configured = langflowUrl === null ? null : configuredTarget(langflowUrl, langflowApiKey);

  return {
    configured,
    register(text) {
      const address = parseRelayAddress(text);
      if (configured && idOf(address) === configured.id) return configured;
      if (!mayRegister) throw new RelayAddressError('This server relays only to the Langflow in its settings');
      return { id: signedId(address, secret), address, apiKey: null };
    },
    find(id) {
      if (id === configured?.id) return configured;
      if (!mayRegister) return null;
      const text = Buffer.from(id.slice(SIGNATURE), 'base64url').toString();
      if (!URL.canParse(text)) return null;
      const address = new URL(text);
      return isSameSecret(id, signedId(address, secret)) ? { id, address, apiKey: null } : null;
    },
  };
}

/** Characters of a signature in base64url. */
const SIGNATURE = 43;

/** The signature and then the address itself, as one segment of a path with only letters, digits, `-` and `_`. */
function signedId({ href }: URL, secret: string): string {
  const signature = createHmac('sha256', secret).update(`relay ${href}`).digest('base64url');
  return signature + Buffer.from(href).toString('base64url');
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
