/** Plans a run in a new session, if the server supports that. */

import type { RequestPlan } from '../model/request-plan.ts';
import { transportKind } from '../model/transport-kinds.ts';
import type { PlanInput } from './plan-advanced.ts';
import { planRequests } from './plan-requests.ts';

/**
 * `session` replaces that of the request; null keeps it. Langflow's run/advanced refuses every session except the flow's
 * own: if no other route is possible, the request is sent without a session, and a reason says so.
 */
export function planInSession(options: PlanInput, session: string | null): RequestPlan {
  if (session === null) return planRequests(options);
  const { session_id: _typed, ...request } = options.request;
  const plan = planRequests({ ...options, request: { ...request, session_id: session } });
  if (!isRefused(plan, options)) return plan;
  const shared = planRequests({ ...options, request });
  return {
    ...shared,
    reasons: [...shared.reasons, 'run/advanced cannot take a session, so the flow’s own session is used.'],
  };
}

/** One sentence about the sessions of many runs, each called `unit` ("row"). `options` are those of any of them. */
export function sessionSentence(options: PlanInput, isShared: boolean, unit: string): string {
  const { request, flowId, server } = options;
  const { session_id: typed } = request;
  if (isShared) {
    const name = typed === undefined || typed === flowId ? 'the flow’s own session' : `session ${typed}`;
    return `Every ${unit} uses ${name}.`;
  }
  if (server.kind !== 'langflow') return `Every ${unit} runs in a new session.`;
  const plan = planRequests({ ...options, request: { ...request, session_id: 'new' } });
  return isRefused(plan, options)
    ? `Every ${unit} uses the flow’s own session: run/advanced cannot take a new one.`
    : `Every ${unit} runs in a new session, on another route: run/advanced cannot take one.`;
}

function isRefused({ requests }: RequestPlan, { server }: PlanInput): boolean {
  return server.kind === 'langflow' && requests.some(({ transport }) => !transportKind(transport).carriesSession);
}
