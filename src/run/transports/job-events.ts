/** The events of a job, of Langflow's workflows route or of the embedded engine. */

import { followAbort } from '#contract/async/follow-abort.ts';
import { isJsonObject, tryParseJson } from '#contract/json.ts';
import { jobEndpoints } from '#contract/routes/job-endpoints.ts';
import type { Connection } from '../model/connection.ts';
import { TransportFailure } from '../model/transport-failure.ts';
import { readText } from '../send/read-text.ts';
import { sendRequest } from '../send/send-request.ts';

/** After so long without an event, the server is asked for the state of the job. */
const SILENT_MS = 3_000;

export interface JobEventsRequest {
  connection: Connection;
  /** Id of the job. */
  id: string;
  /** Id of the last event that is known. */
  after: string | null;
  signal: AbortSignal;
  /** Asks the server whether the job sends no more events for now. */
  hasLeftOff?: (signal: AbortSignal) => Promise<boolean>;
}

/**
 * Yields texts of whole events, so that one that breaks off can be read again. Ends with the connection, and also when the
 * connection is silent and the job has left off: a busy Langflow 1.13.0 may leave an event out of an open connection, and has it
 * for the next one. Throws a `TransportFailure` for an answer without events, and when the connection breaks.
 */
export async function* readJobEvents({ hasLeftOff, ...request }: JobEventsRequest): AsyncGenerator<string> {
  const controller = new AbortController();
  const unlink = followAbort(controller, request.signal);
  const { signal } = controller;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async () => {
    if (await hasLeftOff?.(signal)) controller.abort();
    else listen();
  };
  const listen = () => {
    clearTimeout(timer);
    if (hasLeftOff && !signal.aborted) timer = setTimeout(() => void look(), SILENT_MS);
  };
  listen();
  try {
    for await (const events of readConnection({ ...request, signal })) {
      yield events;
      listen();
    }
  } catch (thrown) {
    if (request.signal.aborted || !signal.aborted) throw thrown;
  } finally {
    controller.abort();
    clearTimeout(timer);
    unlink();
  }
}

async function* readConnection({ connection, id, after, signal }: JobEventsRequest): AsyncGenerator<string> {
  const headers = { accept: 'text/event-stream', ...(after !== null && { 'last-event-id': after }) };
  const init: RequestInit = { headers, signal, cache: 'no-store' };
  const response = await sendRequest(connection, jobEndpoints.events(id), init);
  if (!response.ok || response.body === null) {
    const contentType = response.headers.get('content-type');
    const body = await response.text();
    throw new TransportFailure({ kind: 'answer', status: response.status, contentType, body });
  }
  yield* wholeEvents(readText(response.body, signal));
}

/** Holds a part of an event back until the rest of it is there. */
export async function* wholeEvents(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const text of texts) {
    rest += text;
    const end = rest.lastIndexOf('\n\n') + 2;
    if (end < 2) continue;
    yield rest.slice(0, end);
    rest = rest.slice(end);
  }
}

/** Id of the last of these events; null if none has one. */
export function lastEventId(events: string): string | null {
  return [...events.matchAll(/^id: ?(.+)$/gm)].at(-1)?.[1] ?? null;
}

/** The id of the last question in these events. */
export function questionIn(events: string): string | null {
  let found: string | null = null;
  for (const line of events.split('\n')) {
    if (!line.startsWith('data:') || !line.includes('"human_input_required"')) continue;
    const frame = tryParseJson(line.slice('data:'.length));
    if (!isJsonObject(frame) || frame.event !== 'human_input_required' || !isJsonObject(frame.data)) continue;
    if (typeof frame.data.request_id === 'string') found = frame.data.request_id;
  }
  return found;
}
