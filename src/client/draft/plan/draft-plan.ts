/** What Run would send for the current draft. */
import type { RunInput, RunRequest } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { variablesOfPlanned } from '#flow/secrets/mask-planned.ts';
import type { ServerCapabilities } from '#run/model/connection.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import type { PlanChoices, RequestPlan } from '#run/model/request-plan.ts';
import type { CheckedVariable } from '#run/plan/check-variables.ts';
import type { DraftProblem } from '#run/plan/to-run-request.ts';

export interface PlanSubject {
  draft: RequestDraft;
  /** Id or endpoint name in the path. */
  flowId: string;
  server: ServerCapabilities;
  /** Null while the flow is unknown. */
  index: FlowIndex | null;
}

export interface DraftPlan {
  /** The plan with secrets, but without the values of variables: mask a body before you show it. */
  plan: RequestPlan;
  /** "2 inputs, 2 requests". */
  title: string;
  /** When the answer appears. */
  route: string;
  choices: PlanChoices;
  isLangflow: boolean;
  /** True if the server has a route that reports components while they run. */
  canWatch: boolean;
  /** True if a session other than the flow's default is set. */
  hasOwnSession: boolean;
  /** What the plan was made from. */
  subject: PlanSubject;
  /** The request as it would be sent; without tweaks while they are not valid. */
  request: RunRequest;
  /** Inputs as sent; null when none are sent, which blanks every input component. */
  sentInputs: readonly RunInput[] | null;
  /** Outputs as sent; empty for the flow's default outputs. */
  outputs: readonly string[];
  /** The table of variables, checked, without their values. */
  variables: readonly CheckedVariable[];
  /** Why the request cannot be sent; the plan then leaves out the tweaks. */
  problem: DraftProblem | null;
}

/** Names of the variables that the planned requests carry. */
export function sentVariableNames({ plan }: Pick<DraftPlan, 'plan'>): string[] {
  const [first] = plan.requests;
  return first === undefined ? [] : variablesOfPlanned(first).map(({ name }) => name);
}
