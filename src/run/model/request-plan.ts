/** The HTTP requests that Run will send, and why. */
import type * as z from 'zod/mini';
import type { planChoicesSchema, plannedRequestSchema, requestPlanSchema } from './request-schemas.ts';

export type PlannedRequest = z.infer<typeof plannedRequestSchema>;
export type StreamExpectation = NonNullable<PlannedRequest['expect']>;
export type RequestPlan = z.infer<typeof requestPlanSchema>;
export type PlanChoices = z.infer<typeof planChoicesSchema>;

/** A value that replaces that of the server's global variable, in this run alone. */
export interface RunVariable {
  /** Name in upper case, as the server reads it from a header. */
  name: string;
  /** A secret; masked where it is only shown. */
  value: string;
}

export const DEFAULT_CHOICES: PlanChoices = {
  advancedOnly: false,
  asOneRequest: false,
  watchComponents: false,
  requestsAtOnce: 1,
};
