/** Sends every request of the page to a server: base URL, key, relay, and the cause of a missing answer. */
import { type Connection, isRelayed } from '../model/connection.ts';
import { isRedirect } from '../model/is-redirect.ts';
import { type FailureCause, TransportFailure } from '../model/transport-failure.ts';
import { readText } from './read-text.ts';

/**
 * Resolves with any answer, whatever its status. Throws the signal's reason when aborted, else a TransportFailure:
 * `redirected` to another server, `blocked-by-cors` when the server answers but the page may not read it, `not-sent` when the
 * browser did not send the request, otherwise `unreachable`.
 */
export async function sendRequest(connection: Connection, path: string, init: RequestInit = {}): Promise<Response> {
  const response = await send(connection, path, init);
  if (!(await isForgotten(connection, response))) return response;
  // The product was restarted. The relay did not forward the request, so it is safe to repeat it.
  const { registerRelay } = await import('./register-relay.ts');
  await registerRelay(connection.address ?? '', init.signal ?? null);
  return send(connection, path, init);
}

/** Reads the whole body. Throws the signal's reason when aborted, and TransportFailure `reply-cut` when the connection breaks before the end. */
export async function readBody(response: Response, signal: AbortSignal): Promise<string> {
  try {
    // In pieces as they arrive: `text()` would decode a large body in one step, which blocks the page.
    const pieces: string[] = [];
    if (response.body) for await (const piece of readText(response.body, signal)) pieces.push(piece);
    return pieces.join('');
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof TransportFailure) throw cause;
    throw new TransportFailure({ kind: 'reply-cut', status: response.status }, { cause });
  }
}

async function send(connection: Connection, path: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  if (connection.apiKey !== null) headers.set('x-api-key', connection.apiKey);
  let response: Response;
  try {
    response = await (connection.fetch ?? fetch)(connection.baseUrl + path, {
      ...init,
      headers,
      redirect: redirectMode(connection, init),
    });
  } catch (cause) {
    init.signal?.throwIfAborted();
    const failure = await findCause(connection, init.signal ?? null);
    init.signal?.throwIfAborted();
    throw new TransportFailure(failure, { cause });
  }
  if (isRedirect(response)) throw new TransportFailure({ kind: 'redirected', to: null });
  const to = otherServer(connection, response);
  if (to !== null) throw new TransportFailure({ kind: 'redirected', to });
  return response;
}

/** Does not follow redirects with a key or body, which browsers send along to any target. The relay checks redirects itself. */
function redirectMode(connection: Connection, { body }: RequestInit): RequestRedirect {
  const isDirect = !isOwn(connection) && !isRelayed(connection);
  return isDirect && (connection.apiKey !== null || (body ?? null) !== null) ? 'manual' : 'follow';
}

/** The engine of the page's own server, or of this process; the command may use that of another Tweakbench. */
function isOwn({ kind, address }: Connection): boolean {
  return kind === 'embedded' && address === undefined;
}

/** The other origin to which a browser was redirected, or null; the relay does not follow such redirects. */
function otherServer(connection: Connection, response: Response): string | null {
  const { baseUrl } = connection;
  if (isOwn(connection) || !response.redirected || !URL.canParse(baseUrl)) return null;
  const { origin } = new URL(response.url);
  return origin === new URL(baseUrl).origin ? null : origin;
}

async function findCause(connection: Connection, signal: AbortSignal | null): Promise<FailureCause> {
  // Only answers of another origin can be blocked, and only by a browser. The module is loaded on demand, so loading it may
  // fail as well.
  if (connection.kind === 'embedded' || connection.fetch || isRelayed(connection)) return { kind: 'unreachable' };
  const part = await import('../model/find-no-answer.ts').catch(() => null);
  return part === null ? { kind: 'unreachable' } : part.findNoAnswer(connection.baseUrl, signal);
}

async function isForgotten(connection: Connection, response: Response): Promise<boolean> {
  if (!isRelayed(connection) || connection.address === undefined || response.status !== 404) return false;
  return (await response.clone().text()).includes('"RELAY_UNKNOWN"');
}
