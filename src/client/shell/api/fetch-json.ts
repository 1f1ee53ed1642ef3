/** Asks the server for JSON, for everything but runs. */
import { errorMessage } from '#contract/error-message.ts';
import type { Connection } from '#run/model/connection.ts';
import type { RunError } from '#run/model/run-error.ts';
import { TransportFailure } from '#run/model/transport-failure.ts';
import { startDeadline } from '#run/send/deadline.ts';
import { readBody, sendRequest } from '#run/send/send-request.ts';

/** A request that failed, with the same facts as a failed run, so that one table has the messages for both. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly error: RunError;

  constructor(error: RunError, options?: ErrorOptions) {
    super(`The request failed: ${error.kind}`, options);
    this.error = error;
  }
}

export interface FetchOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  headers?: Record<string, string>;
  /** Sent as JSON; a Blob has it already. */
  body?: unknown;
  signal?: AbortSignal;
  timeoutMs?: number;
  /** Sent also by a page that is being left. */
  isLast?: boolean;
}

/** Not part of the first visit, but has to be loaded while the server still answers. */
export const loadErrorTexts = () => import('#run/model/to-run-error.ts');

/** The parsed body, null if it is empty. Throws RequestError, or the signal's reason if it was aborted. */
export async function fetchJson(connection: Connection, path: string, options: FetchOptions = {}): Promise<unknown> {
  return (await requestJson(connection, path, options)).body;
}

export interface JsonAnswer {
  status: number;
  /** Parsed; null if it is empty. */
  body: unknown;
}

/** Like `fetchJson`, and resolves also with answers of these error statuses. */
export async function requestJson(
  connection: Connection,
  path: string,
  options: FetchOptions,
  accepted: readonly number[] = [],
): Promise<JsonAnswer> {
  const { signal = new AbortController().signal, timeoutMs = 30_000 } = options;
  const deadline = startDeadline(signal, { totalMs: timeoutMs, idleMs: timeoutMs });
  const startedAt = performance.now();
  try {
    return await readJson(connection, path, { ...options, signal: deadline.signal }, accepted);
  } catch (thrown) {
    signal.throwIfAborted();
    const { toRunError } = await loadErrorTexts();
    const elapsedMs = performance.now() - startedAt;
    const context = { requestIndex: null, elapsedMs, flow: path.split('/').at(-1) ?? path, session: null };
    throw new RequestError(toRunError(thrown, context), { cause: thrown });
  } finally {
    deadline.clear();
  }
}

async function readJson(
  connection: Connection,
  path: string,
  { method = 'GET', body, headers: more, signal, isLast = false }: FetchOptions & { signal: AbortSignal },
  accepted: readonly number[],
): Promise<JsonAnswer> {
  const headers = new Headers({ accept: 'application/json', ...more });
  if (body !== undefined) headers.set('content-type', 'application/json');
  const init: RequestInit = { method, headers, signal, ...(isLast && { keepalive: true }) };
  if (body !== undefined) init.body = body instanceof Blob ? body : JSON.stringify(body);
  const response = await sendRequest(connection, path, init);
  const { status } = response;
  const text = await readBody(response, signal);
  const contentType = response.headers.get('content-type');
  if (!(response.ok || accepted.includes(status)) || contentType?.includes('html')) {
    throw new TransportFailure({ kind: 'answer', status, contentType, body: text });
  }
  if (text === '') return { status, body: null };
  try {
    return { status, body: JSON.parse(text) };
  } catch (cause) {
    const message = errorMessage(cause);
    throw new TransportFailure({ kind: 'broken-json', status, body: text, message }, { cause });
  }
}
