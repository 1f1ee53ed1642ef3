/** What one press of Run will send, in a few words. */
import type { RequestDraft } from './request-draft.ts';
import type { RequestPlan, TransportName } from './request-plan.ts';
import { formatCount } from './result-format.ts';

/** "2 inputs → 2 answers in 1 request", "2 inputs → 2 requests", "No inputs → 1 request". */
export function planSentence(mode: RequestDraft['inputsMode'], inputs: number, plan: RequestPlan): string {
  const requests = formatCount(plan.requests.length, 'request');
  if (mode === 'none') return `No inputs → ${requests}`;
  if (mode === 'keep') return `The flow's own inputs → ${requests}`;
  const asked = formatCount(inputs, 'input');
  if (inputs > 1 && plan.requests.length === 1) return `${asked} → ${formatCount(inputs, 'answer')} in ${requests}`;
  return `${asked} → ${requests}`;
}

const ROUTES: Record<TransportName, string> = {
  'advanced-json': 'run/advanced, answered in one JSON when all is done',
  'advanced-stream': 'run/advanced, text as it is written',
  'run-stream': 'run with stream, text as it is written',
  'workflow-stream': 'workflows, components and text as they happen',
};

/** Names the route that the plan uses. */
export function routeSentence(plan: RequestPlan): string {
  const transport = plan.requests[0]?.transport;
  return transport === undefined ? '' : ROUTES[transport];
}
