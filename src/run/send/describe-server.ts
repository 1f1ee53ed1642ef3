/** What a server offers, from what it said about itself. Loaded on demand, with the schemas of the wire. */
import { isJsonObject } from '#contract/json.ts';
import { EMBEDDED_PACKAGE, type ServerVersion } from '#contract/version.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import type { Connection, ServerCapabilities, ServerKind } from '../model/connection.ts';

const PACKAGES: Record<ServerKind, string> = { embedded: EMBEDDED_PACKAGE, langflow: 'Langflow' };

/** Follows from the version; for a server that did not answer, from the kind of connection. */
export function describeServer(connection: Connection, reply: unknown): ServerCapabilities {
  const { kind } = connection;
  const version = readVersion(reply, PACKAGES[kind]);
  return {
    kind,
    name: kind === 'embedded' ? 'Embedded engine' : `Langflow ${version.version}`.trim(),
    version,
    rules: tweakRulesFor(version),
    streamsWorkflows: false,
  };
}

function readVersion(reply: unknown, assumed: string): ServerVersion {
  const { version, package: name, has_model_server: hasModels } = isJsonObject(reply) ? reply : {};
  return {
    version: typeof version === 'string' ? version : '',
    package: typeof name === 'string' ? name : assumed,
    ...(typeof hasModels === 'boolean' && { has_model_server: hasModels }),
  };
}
