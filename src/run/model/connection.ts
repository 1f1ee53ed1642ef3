/** Which server the page speaks to, and what that server was found to offer. */
import type { ServerVersion } from '#contract/version.ts';
import type { TweakRules } from '#flow/tweaks/tweak-verdict.ts';

export interface Connection {
  kind: 'embedded' | 'langflow';
  /** Put before every path; empty for the page's own origin, `/relay/{id}` for the relay. No slash at its end. */
  baseUrl: string;
  /** Sent as `x-api-key`; lives in memory, never stored with a run. */
  apiKey: string | null;
  /** A Langflow's own address, also where it is reached through the relay; absent for the embedded engine. */
  address?: string;
}

/** Found by probing, once per connection. */
export interface ServerCapabilities {
  kind: Connection['kind'];
  /** "Embedded engine", or a Langflow with its version. */
  name: string;
  version: ServerVersion;
  rules: TweakRules;
  /** `POST /api/v2/workflows` streams component events. */
  streamsWorkflows: boolean;
  /** What else was asked; absent where nothing was probed. */
  found?: ProbedFacts;
}

export interface ProbedFacts {
  /** Times of a run's components can be read after it. */
  hasTraces: boolean;
  /** Files can be uploaded once and used by any flow. */
  hasFiles: boolean;
  /** Flows that the key may see. */
  flows: number;
  /** ms until it said its version. */
  answeredInMs: number;
}

/** True where the page reaches the server through its own. */
export function isRelayed({ baseUrl }: Connection): boolean {
  return baseUrl.startsWith('/relay/');
}
