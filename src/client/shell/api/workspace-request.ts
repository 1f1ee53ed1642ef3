/** Requests to `/workspace/v1` of the page's own server, whichever server the page is connected to. */
import type { ConnectionValue } from './connection-provider.tsx';
import { EMBEDDED } from './connection-store.ts';
import { type FetchOptions, type JsonAnswer, requestJson } from './fetch-json.ts';

const ROOT = '/workspace/v1';

export interface WorkspaceRequestOptions extends FetchOptions {
  /** Error statuses to resolve with, for example 412; any other rejects. */
  accepted?: readonly number[];
}

/**
 * `path` follows `/workspace/v1`: empty, `/people`, `/runs/ID`. `keyOf` is that of `useConnection`: a server with an API key asks
 * for it here too. Throws RequestError, or the signal's reason if it was aborted.
 */
export function workspaceRequest(
  keyOf: ConnectionValue['keyOf'],
  path: string,
  { accepted, ...options }: WorkspaceRequestOptions = {},
): Promise<JsonAnswer> {
  return requestJson({ ...EMBEDDED, apiKey: keyOf('') }, ROOT + path, options, accepted);
}
