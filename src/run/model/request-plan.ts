/** The HTTP requests that Run will send, and why. */
import type { JsonObject } from '#contract/json.ts';
import type { TransportName } from './transport-kinds.ts';

export interface PlannedRequest {
  transport: TransportName;
  method: 'POST';
  path: string;
  /** Headers without the API key. */
  headers: [string, string][];
  body: JsonObject;
  /** Indices of the draft's inputs that this request answers. */
  inputs: number[];
  /** False if the server continues after Stop (Langflow's run/advanced). */
  stopReachesServer: boolean;
  /** Set for Langflow's streaming routes, whose answers contain less than those of run/advanced. */
  expect?: StreamExpectation;
}

/** Facts from the flow to complete the answer of a streaming route. */
export interface StreamExpectation {
  /** `outputs` of the request; empty: the flow's output components. */
  outputs: string[];
  /** Ids of the flow's output components, which answer if `outputs` is empty; absent: not known. */
  answering?: string[];
  /** Ids of all components in the order of the flow, which is the order of the answers. */
  order: string[];
  /** Model id -> ids of the Chat Outputs that show its text. */
  chatOutputs: Record<string, string[]>;
  /** Ids of the components that ask a person; absent if there are none. */
  asking?: string[];
  /** Agents that ask before some calls of tools. Absent for most flows. */
  mayAsk?: string[];
  /** The entry's `inputs` in the reply. */
  echoed: JsonObject;
}

/** A value that replaces that of the server's global variable, in this run alone. */
export interface RunVariable {
  /** Name in upper case, as the server reads it from a header. */
  name: string;
  /** A secret; masked where it is only shown. */
  value: string;
}

/** The user's choices for the plan. The embedded engine needs none of them. */
export interface PlanChoices {
  /** Use only run/advanced, although text does not stream there. */
  advancedOnly: boolean;
  /** All inputs in one request, although Langflow then repeats the first answer. */
  asOneRequest: boolean;
  /** Live component states, if the server and the request allow it. */
  watchComponents: boolean;
  requestsAtOnce: number;
}

export const DEFAULT_CHOICES: PlanChoices = {
  advancedOnly: false,
  asOneRequest: false,
  watchComponents: false,
  requestsAtOnce: 1,
};

export interface RequestPlan {
  requests: PlannedRequest[];
  /** One sentence for each deviation from the request. */
  reasons: string[];
  /** Number of requests that run at once. */
  concurrency: number;
}
