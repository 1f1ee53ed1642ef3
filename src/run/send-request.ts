/** The one way by which the page asks a server for anything: base address, key, relay, and what it means when nothing comes back. */
import { type Connection, isRelayed } from './connection.ts';
import { TransportFailure } from './transport-failure.ts';

/**
 * Resolves with any answer, good or not. Throws the signal's reason when it was aborted, else a TransportFailure:
 * `blocked-by-cors` when the same server does answer a request whose answer nobody reads, otherwise `unreachable`.
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
  try {
    return await fetch(connection.baseUrl + path, { ...init, headers });
  } catch (cause) {
    init.signal?.throwIfAborted();
    const isBlocked = await answersUnread(connection, init.signal ?? null);
    init.signal?.throwIfAborted();
    throw new TransportFailure({ kind: isBlocked ? 'blocked-by-cors' : 'unreachable' }, { cause });
  }
}

/** True when a server listens there that does not let this page read its answers. Asked only across origins. */
async function answersUnread({ kind, baseUrl }: Connection, signal: AbortSignal | null): Promise<boolean> {
  if (kind !== 'langflow' || !/^https?:/i.test(baseUrl)) return false;
  try {
    await fetch(`${baseUrl}/health`, { mode: 'no-cors', cache: 'no-store', signal });
    return true;
  } catch {
    return false;
  }
}

async function isForgotten(connection: Connection, response: Response): Promise<boolean> {
  if (!isRelayed(connection) || connection.address === undefined || response.status !== 404) return false;
  return (await response.clone().text()).includes('"RELAY_UNKNOWN"');
}
