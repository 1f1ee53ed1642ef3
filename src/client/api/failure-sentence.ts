/** Why a server could not be used, and what to change in the form. */

import { NOT_SENT } from '#run/errors/not-sent-words.ts';
import type { RunError } from '#run/model/run-error.ts';

export interface FailurePlace {
  hasKey: boolean;
  isRelayed: boolean;
}

export function failureSentence(error: RunError, { hasKey, isRelayed }: FailurePlace): string {
  switch (error.kind) {
    case 'key-refused':
      return hasKey ? 'The server refused this key.' : 'The server asks for an API key.';
    case 'blocked-by-cors':
      return 'The server answers, but the browser may not read its replies (CORS). Turn on Send through the relay.';
    case 'not-sent':
      return `${NOT_SENT[error.why]} Turn on Send through the relay.`;
    case 'unreachable':
      return isRelayed
        ? 'No server answers at this address. The relay connects from the machine that runs Tweakbench.'
        : 'No server answers at this address. Is it running, and is the port right?';
    case 'web-page':
      return 'A web page answers at this address, not a Langflow.';
    case 'proxy-error':
      return `A proxy answered instead of the server (status ${error.status}). Is the server behind it running?`;
    case 'redirected':
      return error.to === null
        ? 'This address redirects to another server. If that is your Langflow, enter its address.'
        : `This address redirects to ${error.to}. If that is your Langflow, enter that address.`;
    case 'timeout':
      return `No answer within ${Math.round(error.afterMs / 1000)} s.`;
    case 'reply-cut':
      return 'The reply was cut off: the connection closed early.';
    case 'broken-json':
      return 'Something answers at this address, but it is not Langflow.';
    case 'other':
      if (error.status === 404) return 'Something answers at this address, but it is not Langflow.';
      if (error.status === null || error.status < 400) return error.message;
      return `The server failed (status ${error.status}): ${error.message}. Its log says more.`;
    default:
      return `The server answered with status ${error.status ?? 'unknown'}.`;
  }
}
