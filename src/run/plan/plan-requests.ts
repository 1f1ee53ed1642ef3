/** Plans the HTTP requests of a run. Pure: the same request, server and choices give the same plan. */

import { askingComponents } from '#flow/request/asking-components.ts';
import { DEFAULT_CHOICES, type RequestPlan } from '../model/request-plan.ts';
import { narrowRequest, type PlanInput, toAdvanced } from './plan-advanced.ts';
import { planLangflow } from './plan-langflow.ts';
import { idleOnEmbedded } from './variable-reasons.ts';

/** At least one request. Never throws: even a request that the server will refuse is sent. */
export function planRequests(options: PlanInput): RequestPlan {
  const { request, server, choices = DEFAULT_CHOICES, onlyInput = null } = options;
  const whole = narrowRequest(request, onlyInput);
  if (server.kind === 'langflow') return planLangflow(whole, options, choices);
  const idle = idleOnEmbedded(options.variables);
  const asking = options.index ? askingComponents(options.index)[0] : undefined;
  if (request.stream === true || asking === undefined) {
    const transport = request.stream === true ? 'advanced-stream' : 'advanced-json';
    return { requests: [toAdvanced(whole, options, transport)], reasons: idle, concurrency: 1 };
  }
  const streamed = { ...whole, request: { ...whole.request, stream: true } };
  const reasons = [`${asking.displayName} asks a person, so the answer is streamed: in one piece it cannot ask.`];
  return {
    requests: [toAdvanced(streamed, options, 'advanced-stream')],
    reasons: [...reasons, ...idle],
    concurrency: 1,
  };
}
