/** The HTTP requests that one press of Run will send, and why. */
import type { JsonObject } from '#contract/json.ts';
import type { TransportName } from './transport-kinds.ts';

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
  /** Set for a Langflow's streaming routes, whose answers say less than run/advanced does. */
  expect?: StreamExpectation;
}

/** What the flow says about the answer of a streaming route. */
export interface StreamExpectation {
  /** Names under `outputs` of the request; empty: the flow's output components. */
  outputs: string[];
  /** Ids of all components in the flow's order, which is that of the answers. */
  order: string[];
  /** Model id -> ids of the Chat Outputs in which its text is shown. */
  speakers: Record<string, string[]>;
  /** The entry's `inputs` in the reply. */
  echoed: JsonObject;
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

/** As the plan proposes. */
export const DEFAULT_CHOICES: PlanChoices = {
  advancedOnly: false,
  asOneRequest: false,
  watchComponents: false,
  requestsAtOnce: 1,
};

export interface RequestPlan {
  requests: PlannedRequest[];
  /** One sentence for each step away from what was asked. */
  reasons: string[];
  /** How many requests run at once. */
  concurrency: number;
}
