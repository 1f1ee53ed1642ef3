/** What one press of Run will send, in a few words. */
import type { RequestDraft } from './request-draft.ts';
import type { RequestPlan, TransportName } from './request-plan.ts';
import { formatCount } from './result-format.ts';

/** "2 inputs, 1 request", "2 inputs, 2 requests", "No inputs, 1 request". */
export function planSentence(mode: RequestDraft['inputsMode'], inputs: number, plan: RequestPlan): string {
  const requests = formatCount(plan.requests.length, 'request');
  if (mode === 'none') return `No inputs, ${requests}`;
  if (mode === 'keep') return `The flow's saved text, ${requests}`;
  return `${formatCount(inputs, 'input')}, ${requests}`;
}

/** How the answer travels on each route. */
export const ROUTES: Record<TransportName, string> = {
  'advanced-json': 'One JSON reply from run/advanced at the end',
  'advanced-stream': 'Streams from run/advanced',
  'run-stream': 'Streams from run',
  'workflow-stream': 'Streams text and components from workflows',
};

/** Names the route that the plan uses. */
export function routeSentence(plan: RequestPlan): string {
  const transport = plan.requests[0]?.transport;
  return transport === undefined ? '' : ROUTES[transport];
}
