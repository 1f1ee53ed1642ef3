/** Why a browser keeps a request back, in one sentence each. */
import type { NotSentWhy } from '#run/find-no-answer.ts';

export const NOT_SENT: Record<NotSentWhy, string> = {
  policy:
    'The security policy that this page came with forbids it. Its server, or a proxy before it, sets that policy.',
  'private-network':
    'The server is nearer to your machine than this page, and a browser keeps pages from such servers unless you allow it. The server may also be stopped.',
  'mixed-content': 'This page came over https, and a browser sends nothing from such a page to a plain http address.',
};
