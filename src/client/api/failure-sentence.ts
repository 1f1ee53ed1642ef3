/** Why a server could not be used, and what to change in the form. */
import type { RunError } from '#run/run-error.ts';
import { NOT_SENT } from '../ui/not-sent-words.ts';

export interface FailurePlace {
  hasKey: boolean;
  isRelayed: boolean;
}

export function failureSentence(error: RunError, { hasKey, isRelayed }: FailurePlace): string {
  switch (error.kind) {
    case 'key-refused':
      return hasKey ? 'The server refused this key.' : 'The server asks for an API key.';
    case 'blocked-by-cors':
      return 'The server answers, but does not let this page read it. Turn on Send through the relay.';
    case 'not-sent':
      return `${NOT_SENT[error.why]} Turn on Send through the relay.`;
    case 'unreachable':
      return isRelayed
        ? 'Nothing answers there. The relay looks from the machine that this page comes from.'
        : 'Nothing answers there. Check that the server runs, and its port.';
    case 'web-page':
      return 'This address answers with a web page, not as a Langflow does.';
    case 'proxy-error':
      return `A proxy answered instead of the server. Check that the server behind it runs (status ${error.status}).`;
    case 'redirected':
      return error.to === null
        ? 'This address redirects to another server. Give the address of that one, if it is the Langflow that you mean.'
        : `This address redirects to ${error.to}. Give that one, if it is the Langflow that you mean.`;
    case 'timeout':
      return `No answer within ${Math.round(error.afterMs / 1000)} s.`;
    case 'reply-cut':
      return 'The reply ended early: the connection closed before all of it had come.';
    case 'broken-json':
      return 'This address does not answer as a Langflow does.';
    case 'other':
      if (error.status === 404) return 'This address answers, but not as a Langflow does.';
      if (error.status === null || error.status < 400) return error.message;
      return `The server answers with an error (status ${error.status}). Its log says more. Its words: ${error.message}`;
    default:
      return `The server answered with status ${error.status ?? 'unknown'}.`;
  }
}
