/** The lines under the names of the servers and under the key. */

import { formatCount, formatDuration } from '#run/figures/result-format.ts';
import type { Connection, ServerCapabilities } from '#run/model/connection.ts';

export function embeddedLine(flows: number | null): string {
  const line = 'Example flows and your own, on this machine';
  return flows === null ? line : `${line}, ${countFlows(flows)}`;
}

/** `server` is the one that was last tested or connected. */
export function langflowLine(server: ServerCapabilities | undefined): string {
  if (server?.found === undefined) return 'Your own flows, on a Langflow that you run';
  const { flows, answeredInMs } = server.found;
  return `${server.version.version}, ${countFlows(flows)}, answered in ${formatDuration(Math.max(1, answeredInMs))}`;
}

export function keyNote(kind: Connection['kind'], isKnown: boolean): string {
  if (isKnown) return 'Not needed: the relay adds the key of this server’s settings.';
  const kept = 'Kept in this tab until you close it. Never part of links, exports or snippets.';
  return kind === 'embedded' ? `Only if the server was started with one. ${kept}` : kept;
}

function countFlows(count: number): string {
  return formatCount(count, 'flow');
}
