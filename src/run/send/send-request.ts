/** The one way by which the page asks a server for anything: base address, key, relay, and what it means when nothing comes back. */
import { type Connection, isRelayed } from '../model/connection.ts';
import { isRedirect } from '../model/is-redirect.ts';
import { type FailureCause, TransportFailure } from '../model/transport-failure.ts';

/**
 * Resolves with any answer, good or not. Throws the signal's reason when it was aborted, else a TransportFailure:
 * `redirected` when the server leads elsewhere, `blocked-by-cors` when the same server does answer a request whose answer nobody
 * reads, `not-sent` when the browser kept the request back, otherwise `unreachable`.
 */
export async function sendRequest(connection: Connection, path: string, init: RequestInit = {}): Promise<Response> {
  const response = await send(connection, path, init);
  if (!(await isForgotten(connection, response))) return response;
  // The product was started again since: nothing was sent on, so the same request may go out once more.
  const { registerRelay } = await import('./register-relay.ts');
  await registerRelay(connection.address ?? '', init.signal ?? null);
  return send(connection, path, init);
}

async function send(connection: Connection, path: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  if (connection.apiKey !== null) headers.set('x-api-key', connection.apiKey);
  let response: Response;
  try {
    response = await fetch(connection.baseUrl + path, { ...init, headers, redirect: redirectMode(connection, init) });
  } catch (cause) {
    init.signal?.throwIfAborted();
    const failure = await lookInto(connection, init.signal ?? null);
    init.signal?.throwIfAborted();
    throw new TransportFailure(failure, { cause });
  }
  if (isRedirect(response)) throw new TransportFailure({ kind: 'redirected', to: null });
  const to = otherServer(connection, response);
  if (to !== null) throw new TransportFailure({ kind: 'redirected', to });
  return response;
}

/** A browser that follows a redirect takes key and body along, to any server. The relay looks after that itself. */
function redirectMode(connection: Connection, { body }: RequestInit): RequestRedirect {
  const isDirect = connection.kind === 'langflow' && !isRelayed(connection);
  return isDirect && (connection.apiKey !== null || (body ?? null) !== null) ? 'manual' : 'follow';
}

/** The origin that a browser was led to from the address that people gave; the relay does not follow there. */
function otherServer({ kind, baseUrl }: Connection, response: Response): string | null {
  if (kind !== 'langflow' || !response.redirected || !URL.canParse(baseUrl)) return null;
  const { origin } = new URL(response.url);
  return origin === new URL(baseUrl).origin ? null : origin;
}

async function lookInto(connection: Connection, signal: AbortSignal | null): Promise<FailureCause> {
  // Only another origin can be kept from the page; loaded when it is needed, from a server that may be gone as well.
  if (connection.kind !== 'langflow' || isRelayed(connection)) return { kind: 'unreachable' };
  const part = await import('../model/find-no-answer.ts').catch(() => null);
  return part === null ? { kind: 'unreachable' } : part.findNoAnswer(connection.baseUrl, signal);
}

async function isForgotten(connection: Connection, response: Response): Promise<boolean> {
  if (!isRelayed(connection) || connection.address === undefined || response.status !== 404) return false;
  return (await response.clone().text()).includes('"RELAY_UNKNOWN"');
}
