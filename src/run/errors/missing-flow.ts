/** Says why a server may not have the flow that was asked for. */
import type { Wording } from './wording.ts';

/** A Langflow answers 404 for a flow of another user, also to a superuser (wire/other-user.json). */
export function missingFlowSentence(flow: string, isLangflow: boolean): Wording {
  const other = isLangflow ? 'it may belong to another user of this Langflow, ' : '';
  return [
    'The request named ',
    { code: flow },
    `. The flow may have been deleted, ${other}or it may be on another server.`,
  ];
}
