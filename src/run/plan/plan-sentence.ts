/** Summarises what Run will send. */

import { formatCount } from '../figures/result-format.ts';
import type { RequestDraft } from '../model/request-draft.ts';
import type { RequestPlan } from '../model/request-plan.ts';
import { transportKind } from '../model/transport-kinds.ts';

/** "2 inputs, 1 request", "2 inputs, 2 requests", "No inputs, 1 request". */
export function planSentence(mode: RequestDraft['inputsMode'], inputs: number, plan: RequestPlan): string {
  const requests = formatCount(plan.requests.length, 'request');
  if (mode === 'none') return `No inputs, ${requests}`;
  if (mode === 'keep') return `The flow's saved text, ${requests}`;
  return `${formatCount(inputs, 'input')}, ${requests}`;
}

/** When the answer appears on the route that the plan uses. */
export function routeSentence(plan: RequestPlan): string {
  const transport = plan.requests[0]?.transport;
  return transport === undefined ? '' : transportKind(transport).sentence;
}
