/** Probes a Langflow. An error has the same facts as that of a failed run. */
import type { Connection, ServerCapabilities } from '#run/model/connection.ts';
import { toRunError } from '#run/model/to-run-error.ts';
import { probeServer } from '#run/send/probe-server.ts';
import { RequestError } from './fetch-json.ts';

/** Throws RequestError, or the signal's reason if it was aborted. */
export async function probeConnection(connection: Connection, signal: AbortSignal): Promise<ServerCapabilities> {
  const startedAt = performance.now();
  try {
    return await probeServer(connection, signal);
  } catch (thrown) {
    signal.throwIfAborted();
    const elapsedMs = performance.now() - startedAt;
    const error = toRunError(thrown, { requestIndex: null, elapsedMs, flow: '', session: null });
    throw new RequestError(error, { cause: thrown });
  }
}
