/** What a server offers, from what it said about itself. Loaded on demand, with the schemas of the wire. */
import { isJsonObject } from '#contract/json.ts';
import { EMBEDDED_PACKAGE, type ServerVersion } from '#contract/version.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import type { Connection, ServerCapabilities } from '../model/connection.ts';

/** Follows from the version; for a server that did not answer, from the kind of connection. */
export function describeServer(connection: Connection, reply: unknown): ServerCapabilities {
  const isEmbedded = connection.kind === 'embedded';
  const version = readVersion(reply, isEmbedded ? EMBEDDED_PACKAGE : 'Langflow');
  return {
    kind: connection.kind,
    name: isEmbedded ? 'Embedded engine' : `Langflow ${version.version}`.trim(),
    version,
    rules: tweakRulesFor(version),
    streamsWorkflows: false,
  };
}

function readVersion(reply: unknown, assumed: string): ServerVersion {
  const { version, package: name } = isJsonObject(reply) ? reply : {};
  return {
    version: typeof version === 'string' ? version : '',
    package: typeof name === 'string' ? name : assumed,
  };
}
