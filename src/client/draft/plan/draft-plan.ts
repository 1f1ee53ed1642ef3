/** What one press of Run would send, as the page shows it while the request is being written. */
import type { RunInput, RunRequest } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { ServerCapabilities } from '#run/model/connection.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import type { PlanChoices, RequestPlan } from '#run/model/request-plan.ts';
import type { DraftProblem } from '#run/plan/to-run-request.ts';

export interface PlanSubject {
  draft: RequestDraft;
  /** Id or endpoint name, as it is in the path. */
  flowId: string;
  server: ServerCapabilities;
  /** Null while the flow is unknown. */
  index: FlowIndex | null;
}

export interface DraftPlan {
  /** With its secrets: whoever shows a body masks it. */
  plan: RequestPlan;
  /** "2 inputs, 2 requests". */
  title: string;
  /** Names the route. */
  route: string;
  choices: PlanChoices;
  isLangflow: boolean;
  /** True where the server has a route that reports components as they run. */
  canWatch: boolean;
  /** True when a session other than the flow's own is asked for. */
  hasOwnSession: boolean;
  /** What the plan was made of. */
  subject: PlanSubject;
  /** As it would be sent, without its tweaks while they cannot be. */
  request: RunRequest;
  /** As sent; null when none are sent, which blanks every input component. */
  asked: readonly RunInput[] | null;
  /** As sent; none for the flow's own outputs. */
  outputs: readonly string[];
  /** What keeps the request from being sent; the plan then leaves out the tweaks. */
  problem: DraftProblem | null;
}
