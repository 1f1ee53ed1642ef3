/** Why the browser did not send a request, one sentence for each reason. */
import type { NotSentWhy } from '../model/transport-failure.ts';

export const NOT_SENT: Record<NotSentWhy, string> = {
  policy:
    'The security policy of this page does not allow it. The page’s server, or a proxy in front of it, sets that policy.',
  'private-network':
    'The server is on your machine or network, and the browser does not let pages from elsewhere reach it unless you allow it. The server may also be stopped.',
  'mixed-content':
    'This page was loaded over https, and the browser does not send requests from such a page to a plain http address.',
};

export function notSentTitle(why: NotSentWhy, host: string): string {
  return why === 'private-network' ? `No reply from ${host}` : `The browser does not send requests to ${host}`;
}
