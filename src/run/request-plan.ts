/** The HTTP requests that one press of Run will send, and why. */
import type { JsonValue } from '#contract/json.ts';

export type TransportName = 'advanced-json' | 'advanced-stream' | 'run-stream' | 'workflow-stream';

export interface PlannedRequest {
  transport: TransportName;
  method: 'POST';
  path: string;
  /** Without the key. */
  headers: [string, string][];
  body: JsonValue;
  /** Indices of the draft's inputs that this request answers. */
  inputs: number[];
}

export interface RequestPlan {
  requests: PlannedRequest[];
  /** One sentence for each step away from what was asked. */
  reasons: string[];
  /** How many requests run at once. */
  concurrency: number;
}
