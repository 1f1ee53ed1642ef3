/** Plans the requests of a draft as Run would. Pure; loaded after the first paint. */
import type { FlowIndex } from '#flow/flow-index.ts';
import type { ServerCapabilities } from '#run/connection.ts';
import { planRequests } from '#run/plan-requests.ts';
import { planSentence, routeSentence } from '#run/plan-sentence.ts';
import type { RequestDraft } from '#run/request-draft.ts';
import { DEFAULT_CHOICES } from '#run/request-plan.ts';
import { toRunRequest } from '#run/to-run-request.ts';
import type { DraftPlan } from './draft-plan.ts';

export interface PlanSubject {
  draft: RequestDraft;
  /** Id or endpoint name, as it stands in the path. */
  flowId: string;
  server: ServerCapabilities;
  /** Null while the flow is unknown. */
  index: FlowIndex | null;
}

/** Never throws. A draft that cannot be sent is planned without its tweaks, and the plan says what is wrong with it. */
export function makeDraftPlan({ draft, flowId, server, index }: PlanSubject): DraftPlan {
  const { request, problems } = toRunRequest(draft);
  const planned = request ?? toRunRequest({ ...draft, tweaksText: '{}' }).request ?? {};
  const choices = draft.choices ?? DEFAULT_CHOICES;
  const plan = planRequests({ request: planned, flowId, server, index, choices });
  return {
    plan,
    title: planSentence(draft.inputsMode, draft.inputs.length, plan),
    route: routeSentence(plan),
    choices,
    isLangflow: server.kind === 'langflow',
    canWatch: server.streamsWorkflows,
    hasOwnSession: planned.session_id !== undefined && planned.session_id !== flowId,
    asked: planned.inputs ?? null,
    outputs: planned.outputs ?? [],
    problem: problems[0] ?? null,
  };
}
