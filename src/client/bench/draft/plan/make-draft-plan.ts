/** Plans the requests of a draft as Run would. Reads nothing but the values of variables; loaded after the first paint. */

import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import type { TweaksText } from '#flow/text/tweaks-text.ts';
import { DEFAULT_CHOICES } from '#run/model/request-plan.ts';
import { planRequests } from '#run/plan/plan-requests.ts';
import { planSentence, routeSentence } from '#run/plan/plan-sentence.ts';
import { toRunRequest } from '#run/plan/to-run-request.ts';
import type { DraftPlan, PlanSubject } from '../../../draft/plan/draft-plan.ts';
import { typedVariables } from '../../../draft/variables/typed-variables.ts';

/** `text` is that of the draft's tweaks. Never throws. A draft that cannot be sent is planned without its tweaks, and the plan says what is wrong with it. */
export function makeDraftPlan(subject: PlanSubject, text: TweaksText): DraftPlan {
  const { draft, flowId, server, index } = subject;
  const { request, problems } = toRunRequest(draft, text);
  const planned = request ?? toRunRequest({ ...draft, tweaksText: '{}' }).request ?? {};
  const choices = draft.choices ?? DEFAULT_CHOICES;
  const { checked, variables, problem } = typedVariables(draft);
  // What is shown of a plan needs no values.
  const masked = variables.map(({ name }) => ({ name, value: SECRET_MASK }));
  const plan = planRequests({ request: planned, flowId, server, index, choices, variables: masked });
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
    sentInputs: planned.inputs ?? null,
    outputs: planned.outputs ?? [],
    variables: checked,
    problem: problems[0] ?? problem,
  };
}
