/** Why the page's own server did not do what was asked of its workspace, as a sentence. */
import { RequestError } from './fetch-json.ts';

export function workspaceFailure(failure: Error): string {
  if (!(failure instanceof RequestError)) return `${failure.message}.`;
  const { error } = failure;
  switch (error.kind) {
    case 'unreachable':
    case 'reply-cut':
      return 'The server of this page does not answer.';
    case 'timeout':
      return `The server of this page did not answer within ${Math.round(error.afterMs / 1000)} s.`;
    case 'key-refused':
      return 'The server of this page asks for its token or API key again. Reload the page.';
    case 'proxy-error':
    case 'web-page':
      return 'A proxy answered instead of the server of this page.';
    case 'other':
      return `${error.message}.`;
    default:
      return `The server of this page answered with status ${error.status ?? 'unknown'}.`;
  }
}
