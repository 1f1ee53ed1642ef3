/** Plans the requests of a draft as Run would. Pure; loaded after the first paint. */

import type { TweaksText } from '#flow/text/tweaks-text.ts';
import { DEFAULT_CHOICES } from '#run/model/request-plan.ts';
import { planRequests } from '#run/plan/plan-requests.ts';
import { planSentence, routeSentence } from '#run/plan/plan-sentence.ts';
import { toRunRequest } from '#run/plan/to-run-request.ts';
import type { DraftPlan, PlanSubject } from './draft-plan.ts';

/** `text` is that of the draft's tweaks. Never throws. A draft that cannot be sent is planned without its tweaks, and the plan says what is wrong with it. */
export function makeDraftPlan(subject: PlanSubject, text: TweaksText): DraftPlan {
  const { draft, flowId, server, index } = subject;
  const { request, problems } = toRunRequest(draft, text);
  const planned = request ?? toRunRequest({ ...draft, tweaksText: '{}' }).request ?? {};
  const choices = draft.choices ?? DEFAULT_CHOICES;
  const plan = planRequests({ request: planned, flowId, server, index, choices });
  return {
    subject,
    request: planned,
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
