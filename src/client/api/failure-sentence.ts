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
      return 'A proxy answered instead of the server.';
    case 'timeout':
      return `No answer within ${Math.round(error.afterMs / 1000)} s.`;
    case 'broken-json':
      return 'This address does not answer as a Langflow does.';
    case 'other':
      return error.status === 404 ? 'This address answers, but not as a Langflow does.' : error.message;
    default:
      return `The server answered with status ${error.status ?? 'unknown'}.`;
  }
}
