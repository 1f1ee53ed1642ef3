/** Probes a Langflow or an lfx serve. An error has the same facts as that of a failed run. */
import type { Connection, ServerCapabilities, ServerKind } from '#run/model/connection.ts';
import { toRunError } from '#run/model/to-run-error.ts';
import { TransportFailure } from '#run/model/transport-failure.ts';
import { probeServer } from '#run/send/probe-server.ts';
import { RequestError } from './fetch-json.ts';

const SERVERS = ['langflow', 'lfx'] as const;

/** `kinds` are those that it may be. Throws RequestError, or the signal's reason if it was aborted. */
export async function probeConnection(
  connection: Connection,
  signal: AbortSignal,
  kinds: readonly ServerKind[] = SERVERS,
): Promise<ServerCapabilities> {
  const startedAt = performance.now();
  try {
    const found = await probeServer(connection, signal);
    if (kinds.includes(found.kind)) return found;
    const message = `${found.name} answers at this address now. Press Connect to use it.`;
    throw new TransportFailure({ kind: 'unexpected', status: 200, body: '', message });
  } catch (thrown) {
    signal.throwIfAborted();
    const elapsedMs = performance.now() - startedAt;
    const error = toRunError(thrown, { requestIndex: null, elapsedMs, flow: '', session: null });
    throw new RequestError(error, { cause: thrown });
  }
}
