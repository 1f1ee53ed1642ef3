/** Uploads a file to the connected server. Loaded when something is attached. */
import { endpoints } from '#contract/endpoints.ts';
import { isJsonObject } from '#contract/json.ts';
import { requestFailure } from '#run/errors/request-failure.ts';
import { type Connection, isRelayed } from '#run/model/connection.ts';
import { TransportFailure } from '#run/model/transport-failure.ts';
import { DEFAULT_TIMEOUTS, startDeadline } from '#run/send/deadline.ts';
import { sendRequest } from '#run/send/send-request.ts';

export interface UploadOptions {
  connection: Connection;
  /** For the path of the older upload route, which stores files by flow. */
  flowId: string;
  file: File;
  /** `message` is for a chat message: the server serves it as an image only if it is stored with the flow. */
  use: 'message' | 'field';
  /** Time limit of each attempt, in ms; defaults to that of a run. */
  longestMs?: number;
}

/**
 * Resolves with the path for the tweak. Rejects with a plain sentence.
 *
 * A page of another origin cannot use the upload route of a flow: Langflow 1.13.0 answers the browser's preflight request
 * with 422 and without CORS headers, because it has no multipart body. A message can use a file of the user as well.
 */
export async function uploadFile(options: UploadOptions): Promise<string> {
  const { connection, flowId, file, use } = options;
  const isDirect = connection.kind !== 'embedded' && !isRelayed(connection);
  const ofFlow = `/api/v1/files/upload/${encodeURIComponent(flowId)}`;
  const [first, second] = use === 'message' && !isDirect ? [ofFlow, endpoints.files] : [endpoints.files, ofFlow];
  const answer = await post(options, first);
  // Each release has one of the two routes.
  const { status, body } = answer.status === 404 || answer.status === 405 ? await post(options, second) : answer;
  const path = isJsonObject(body) ? (body.path ?? body.file_path) : null;
  if (status < 300 && typeof path === 'string' && path !== '') return path;
  throw new Error(`${file.name} was not uploaded: ${reasonOf(status, body)}`);
}

async function post(options: UploadOptions, path: string) {
  const { connection, file, longestMs = DEFAULT_TIMEOUTS.totalMs } = options;
  const body = new FormData();
  body.append('file', file, file.name);
  const { signal, clear } = startDeadline(new AbortController().signal, { totalMs: longestMs, idleMs: longestMs });
  try {
    const headers = { accept: 'application/json' };
    const response = await sendRequest(connection, path, { method: 'POST', headers, body, signal });
    const reply: unknown = await response.json().catch(() => {
      signal.throwIfAborted();
      return null;
    });
    return { status: response.status, body: reply };
  } catch (error) {
    if (!(error instanceof TransportFailure)) throw error;
    const why = error.failure.kind === 'timeout' ? requestFailure.late() : requestFailure.silent();
    throw new Error(`${file.name} was not uploaded: ${why}`, { cause: error });
  } finally {
    clear();
  }
}

function reasonOf(status: number, body: unknown): string {
  if (status === 401 || status === 403) return requestFailure.keyRefused();
  if (status === 413) return 'it is too large for this server';
  const detail = isJsonObject(body) ? body.detail : null;
  return typeof detail === 'string' ? `${detail} (status ${status})` : requestFailure.status(status);
}
