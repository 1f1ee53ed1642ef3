/** Why a request to the workspace of the page's own server failed, as a sentence. */
import { OWN_SERVER, requestFailure, requestSentence } from '#run/errors/request-failure.ts';
import { RequestError } from './fetch-json.ts';

export const KEY_ASKED_AGAIN = 'The server of this page asks for its token or API key again. Reload the page.';

export function workspaceFailure(failure: Error): string {
  if (!(failure instanceof RequestError)) return `${failure.message}.`;
  const { error } = failure;
  switch (error.kind) {
    case 'unreachable':
    case 'reply-cut':
      return requestSentence(requestFailure.silent(OWN_SERVER));
    case 'timeout':
      return `The server of this page did not answer within ${Math.round(error.afterMs / 1000)} s.`;
    case 'key-refused':
      return KEY_ASKED_AGAIN;
    case 'proxy-error':
    case 'web-page':
      return requestSentence(requestFailure.proxy(OWN_SERVER));
    case 'other':
      return `${error.message}.`;
    default:
      return requestSentence(requestFailure.status(error.status, OWN_SERVER));
  }
}
