/** Tells the 404 of a flow that is not there from that of tweaks that only the owner of the flow may send: both say the same. */
import { endpoints } from '#contract/endpoints.ts';
import { isJsonObject } from '#contract/json.ts';
import type { Connection } from '../model/connection.ts';
import type { PlannedRequest } from '../model/request-plan.ts';
import type { RunError } from '../model/run-error.ts';
import { sendRequest } from '../send/send-request.ts';

/** Asks the server for the flow if that can decide; else, and if the flow cannot be read, the error as it is. Never rejects. */
export async function namingOwner(
  error: RunError,
  { body }: PlannedRequest,
  connection: Connection,
  signal: AbortSignal,
): Promise<RunError> {
  const hasTweaks = isJsonObject(body.tweaks) && Object.keys(body.tweaks).length > 0;
  if (error.kind !== 'flow-not-found' || connection.kind !== 'langflow' || !hasTweaks) return error;
  const { flow, ...base } = error;
  try {
    const response = await sendRequest(connection, endpoints.flow(flow), { signal, cache: 'no-store' });
    await response.body?.cancel();
    const isRead = response.ok && response.headers.get('content-type')?.includes('json') === true;
    return isRead ? { ...base, kind: 'owner-only' } : error;
  } catch {
    return error;
  }
}
