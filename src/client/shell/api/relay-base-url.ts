/** The way to a Langflow through the relay of the page's own server. */
import { OWN_SERVER, requestFailure, requestSentence } from '#run/errors/request-failure.ts';
import type { Connection } from '#run/model/connection.ts';
import { TransportFailure } from '#run/model/transport-failure.ts';

/** Throws an Error whose message is one sentence, or the signal's reason if it was aborted. */
export async function relayBaseUrl(address: string, signal: AbortSignal | null = null): Promise<Connection['baseUrl']> {
  const { registerRelay } = await import('#run/send/register-relay.ts');
  try {
    return await registerRelay(address, signal);
  } catch (thrown) {
    signal?.throwIfAborted();
    throw new Error(sentenceOf(thrown), { cause: thrown });
  }
}

function sentenceOf(thrown: unknown): string {
  if (thrown instanceof TransportFailure && thrown.failure.kind === 'unexpected') return thrown.failure.message;
  // No request has reached the Langflow yet.
  return requestSentence(requestFailure.silent(OWN_SERVER));
}
