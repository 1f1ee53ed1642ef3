/** What a pasted text asks for, ready for the form. */
import type { RunRequest } from '#contract/run-request.ts';
import type { PlanChoices } from '../model/request-plan.ts';

export interface PastedRequest {
  /** What the text was read as. */
  form: string;
  /** The server's address without the path of the route and without a slash at its end; null where the text names none. */
  address: string | null;
  /** Id or endpoint name; null where the text names none. */
  flow: string | null;
  /** A key that is in the text. For the connection alone: it never goes into a draft. */
  apiKey: string | null;
  request: RunRequest;
  /** What the route of the request asks of the plan. */
  choices: Partial<PlanChoices>;
  /** What was not understood, or will not be as it was: one sentence each. */
  remarks: string[];
}
