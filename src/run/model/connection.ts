/** The connected server and its capabilities. */
import type { ServerVersion } from '#contract/version.ts';
import type { TweakRules } from '#flow/tweaks/tweak-verdict.ts';

/** Which routes a server has: the embedded engine, or a Langflow. */
export type ServerKind = 'embedded' | 'langflow';

export interface Connection {
  kind: ServerKind;
  /** Prefix of every path: empty for the page's own origin, `/relay/{id}` for the relay. No trailing slash. */
  baseUrl: string;
  /** Sent as `x-api-key`. Kept in memory, never stored with a run. */
  apiKey: string | null;
  /** Address of the server, also when it is reached through the relay; absent for the page's own embedded engine. */
  address?: string;
  /** Used instead of the page's own outside a page: no browser decides what may be sent or read. */
  fetch?: typeof fetch;
}

/** Probed once per connection. */
export interface ServerCapabilities {
  kind: ServerKind;
  /** "Embedded engine", or Langflow with its version. */
  name: string;
  version: ServerVersion;
  rules: TweakRules;
  /** `POST /api/v2/workflows` streams component events. */
  streamsWorkflows: boolean;
  /** Other probed facts; absent if nothing was probed. */
  found?: ProbedFacts;
}

export interface ProbedFacts {
  /** Component times can be read after a run. */
  hasTraces: boolean;
  /** Why it has none; absent if it has. */
  whyNoTraces?: 'older-release' | 'refused';
  /** Files can be uploaded for use by any flow. */
  hasFiles: boolean;
  /** Number of flows that the key can access. */
  flows: number;
  /** Response time of the version request in ms. */
  answeredInMs: number;
}

/** True if the page reaches the server through the relay. */
export function isRelayed({ baseUrl }: Connection): boolean {
  return baseUrl.startsWith('/relay/');
}
