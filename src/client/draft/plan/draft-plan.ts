/** What Run would send for the current draft. */
import type { RunInput, RunRequest } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { ServerCapabilities } from '#run/model/connection.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import type { PlanChoices, RequestPlan } from '#run/model/request-plan.ts';
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
  /** With its secrets: mask a body before you show it. */
  plan: RequestPlan;
  /** "2 inputs, 2 requests". */
  title: string;
  /** Names the route. */
  route: string;
  choices: PlanChoices;
  isLangflow: boolean;
  /** True if the server has a route that reports components while they run. */
  canWatch: boolean;
  /** True if a session other than the flow's default is set. */
  hasOwnSession: boolean;
  /** What the plan was made from. */
  subject: PlanSubject;
  /** As it would be sent; without tweaks while they are not valid. */
  request: RunRequest;
  /** As sent; null when none are sent, which blanks every input component. */
  asked: readonly RunInput[] | null;
  /** As sent; none for the flow's default outputs. */
  outputs: readonly string[];
  /** Why the request cannot be sent; the plan then leaves out the tweaks. */
  problem: DraftProblem | null;
}
