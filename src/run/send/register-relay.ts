/** Registers a Langflow server with the relay of the page's own server. */
import { isJsonObject, tryParseJson } from '#contract/json.ts';
import { TransportFailure } from '../model/transport-failure.ts';
import { jsonPost } from './json-post.ts';

/** Resolves with the base URL to use. Throws a TransportFailure; kind `unexpected` has the server's message. */
export async function registerRelay(address: string, signal: AbortSignal | null): Promise<string> {
  const response = await fetch('/relay', {
    ...jsonPost({ url: address }),
    signal,
  }).catch((cause: unknown) => {
    signal?.throwIfAborted();
    throw new TransportFailure({ kind: 'unreachable' }, { cause });
  });
  const body = await response.text();
  const value = tryParseJson(body);
  const reply = isJsonObject(value) ? value : {};
  if (response.ok && typeof reply.id === 'string') return `/relay/${reply.id}`;
  const { message } = isJsonObject(reply.detail) ? reply.detail : {};
  const said = typeof message === 'string' ? message : 'This server has no relay';
  throw new TransportFailure({ kind: 'unexpected', status: response.status, body, message: said });
}
