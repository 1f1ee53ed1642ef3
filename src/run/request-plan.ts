/** The HTTP requests that one press of Run will send, and why. */
import type { JsonObject } from '#contract/json.ts';

export type TransportName = 'advanced-json' | 'advanced-stream' | 'run-stream' | 'workflow-stream';

export interface PlannedRequest {
  transport: TransportName;
  method: 'POST';
  path: string;
  /** Without the key. */
  headers: [string, string][];
  body: JsonObject;
  /** Indices of the draft's inputs that this request answers. */
  inputs: number[];
  /** False where a server works on to the end after Stop (a Langflow's run/advanced). */
  stopReachesServer: boolean;
}

/** What the user may insist on, where the plan has a choice. The embedded engine needs none of them. */
export interface PlanChoices {
  /** Send to run/advanced and to nothing else, though text does not stream there. */
  advancedOnly: boolean;
  /** All inputs in one request, though a Langflow then repeats the first answer. */
  asOneRequest: boolean;
  /** Live component states, where the server and the request allow it. */
  watchComponents: boolean;
  requestsAtOnce: number;
}

export interface RequestPlan {
  requests: PlannedRequest[];
  /** One sentence for each step away from what was asked. */
  reasons: string[];
  /** How many requests run at once. */
  concurrency: number;
}
