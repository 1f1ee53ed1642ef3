/** The Langflow of the settings, with the key of the settings, as a connection that takes only so much. Only demos use it: the page uses the relay. */
import { trimEndOf } from '#contract/trim-end-of.ts';
import type { Connection } from '#run/model/connection.ts';
import { TransportFailure } from '#run/model/transport-failure.ts';
import { fetchWithoutKeepAlive } from '#run/send/fetch-without-keep-alive.ts';

/** Bytes of an answer, with all that a Langflow tells about it. */
const LONGEST_ANSWER = 20_000_000;
/** Bytes of an answer that says why there is none. */
const LONGEST_PROBLEM = 1_000_000;

/** `longest`: bytes of an answer; one with more fails while it is read. */
export function langflowConnection(url: string, apiKey: string, longest = LONGEST_ANSWER): Connection {
  const address = trimEndOf(url, '/');
  return {
    kind: 'langflow',
    baseUrl: address,
    address,
    apiKey,
    fetch: async (...args) => limited(await fetchWithoutKeepAlive(...args), longest),
  };
}

/** Of an error only the beginning is read: that it is long is not the problem. */
function limited(response: Response, longest: number): Response {
  const { body, ok, status, headers } = response;
  if (body === null) return response;
  let room = ok ? longest : LONGEST_PROBLEM;
  const pieces = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      const isTooMuch = piece.byteLength > room;
      if (isTooMuch && ok) return controller.error(tooLong(status, longest));
      controller.enqueue(piece.subarray(0, room));
      room -= piece.byteLength;
      if (isTooMuch) controller.terminate();
    },
  });
  return new Response(body.pipeThrough(pieces), { status, headers });
}

function tooLong(status: number, longest: number): TransportFailure {
  const message = `The answer of the Langflow is longer than ${longest / 1_000_000} MB.`;
  return new TransportFailure({ kind: 'unexpected', status, body: '', message });
}
