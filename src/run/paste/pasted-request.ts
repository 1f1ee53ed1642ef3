/** A pasted request, ready for the form. */
import type { RunRequest } from '#contract/run-request.ts';
import type { PlanChoices } from '../model/request-plan.ts';

export interface PastedRequest {
  /** Form of the text. */
  form: string;
  /** Address of the server without the path of the route and without a trailing slash; null if the text has none. */
  address: string | null;
  /** Id or endpoint name; null if the text has none. */
  flow: string | null;
  /** The API key in the text. Only for the connection, never for a draft. */
  apiKey: string | null;
  request: RunRequest;
  /** Choices for the plan that the route implies. */
  choices: Partial<PlanChoices>;
  /** One sentence for each part that was not understood or will differ. */
  remarks: string[];
}
