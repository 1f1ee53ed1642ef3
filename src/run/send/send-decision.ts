/** Sends a person's decision to the run that waits for it, on a Langflow and on the embedded engine. */
import { jobEndpoints } from '#contract/routes/job-endpoints.ts';
import { requestFailure, requestSentence } from '../errors/request-failure.ts';
import type { Connection } from '../model/connection.ts';
import { type DecisionRefusal, NOT_WAITING } from '../model/decisions.ts';
import { toRunError } from '../model/to-run-error.ts';
import { jsonPost } from './json-post.ts';
import { sendRequest } from './send-request.ts';

export interface Decision {
  jobId: string;
  requestId: string;
  actionId: string;
}

const LIMIT_MS = 30_000;

/** Null when the server took it (200 `resuming`). Never rejects. The refusals are those of wire/human-input.json. */
export async function sendDecision(connection: Connection, decision: Decision): Promise<DecisionRefusal | null> {
  const { jobId, requestId, actionId } = decision;
  try {
    const { ok, status } = await sendRequest(connection, jobEndpoints.resume(jobId), {
      ...jsonPost({ request_id: requestId, decision: { action_id: actionId } }),
      signal: AbortSignal.timeout(LIMIT_MS),
      cache: 'no-store',
    });
    if (ok) return null;
    if (status === 404 || status === 409) return NOT_WAITING;
    if (status === 422)
      return { sentence: 'The server does not accept this choice. Choose another one.', isFinal: false };
    if (status === 401 || status === 403)
      return {
        sentence: `${requestSentence(requestFailure.keyRefused())} Check the connection, then decide again.`,
        isFinal: false,
      };
    return { sentence: `${requestSentence(requestFailure.status(status))} Decide again.`, isFinal: false };
  } catch (thrown) {
    const { kind } = toRunError(thrown, { requestIndex: null, elapsedMs: null, flow: '', session: null });
    const why = kind === 'unreachable' ? requestFailure.silent() : 'the connection failed';
    return { sentence: `Your decision was not sent: ${why}. Decide again.`, isFinal: false };
  }
}
