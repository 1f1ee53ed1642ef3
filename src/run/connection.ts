/** Which server the page speaks to, and what that server was found to offer. */
import type { ServerVersion } from '#contract/version.ts';
import type { TweakRules } from '#flow/tweak-verdict.ts';

export interface Connection {
  kind: 'embedded' | 'langflow';
  /** Put before every path; empty for the page's own origin. No slash at its end. */
  baseUrl: string;
  /** Sent as `x-api-key`; lives in memory, never stored with a run. */
  apiKey: string | null;
}

/** Found by probing, once per connection. */
export interface ServerCapabilities {
  kind: Connection['kind'];
  /** "Embedded engine", or a Langflow's name and address. */
  name: string;
  version: ServerVersion;
  rules: TweakRules;
  /** `POST /api/v2/workflows` streams component events. */
  streamsWorkflows: boolean;
}
