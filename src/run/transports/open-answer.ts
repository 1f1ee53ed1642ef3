/** Sends a planned request and checks the kind of the answer. */

import { sendPastBusy } from '#contract/answers/send-past-busy.ts';
import type { PlannedRequest } from '../model/request-plan.ts';
import { TransportFailure } from '../model/transport-failure.ts';
import { readBody, sendRequest } from '../send/send-request.ts';
import { wait } from '../send/wait.ts';
import type { TransportContext } from './transport.ts';

export interface OpenAnswer {
  status: number;
  headers: [string, string][];
  contentType: string | null;
  sentAt: number;
  headAt: number;
  body: ReadableStream<Uint8Array> | null;
  /** Reads the whole body as text and keeps it as the raw reply. */
  readAll(): Promise<string>;
}

/** Resolves after the headers of a successful answer. Throws TransportFailure for any other. */
export async function openAnswer(
  { path, method, headers, body }: PlannedRequest,
  context: TransportContext,
): Promise<OpenAnswer> {
  const { signal } = context.deadline;
  const init = { method, headers, body: JSON.stringify(body) };
  const send = () =>
    sendPastBusy({
      send: () => sendRequest(context.connection, path, { ...init, signal, cache: 'no-store' }),
      read: (answer) => readBody(answer.clone(), signal),
      pause: async (ms) => {
        context.keepSentAgain();
        await wait(ms, signal);
        signal.throwIfAborted();
      },
    });
  const sentAt = context.now();
  const response = await send();
  const { status } = response;
  const headAt = context.now();
  const contentType = response.headers.get('content-type');
  const answer: OpenAnswer = {
    status,
    headers: [...response.headers],
    contentType,
    sentAt,
    headAt,
    body: response.body,
    async readAll() {
      const body = await readBody(response, signal);
      const timing = { sentAt, headAt, firstByteAt: body === '' ? null : headAt };
      const frames = { marks: body === '' ? [] : [context.now(), body.length], total: body === '' ? 0 : 1 };
      context.keepReply({ status, headers: answer.headers, body, isCut: false, frames, timing });
      return body;
    },
  };
  if (response.ok && !contentType?.includes('html')) return answer;
  const retryAfter = response.headers.get('retry-after');
  throw new TransportFailure({ kind: 'answer', status, contentType, retryAfter, body: await answer.readAll() });
}

/** The answer to the request of an earlier page is not known any more: only the events of its job are. */
export function takenUpAnswer({ now }: TransportContext, body: OpenAnswer['body']): OpenAnswer {
  const at = now();
  const head = { status: 200, headers: [], contentType: 'text/event-stream' };
  return { ...head, sentAt: at, headAt: at, body, readAll: async () => '' };
}
