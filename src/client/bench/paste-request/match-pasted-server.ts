/** Finds the server and the flow of a pasted request. */

import type { FlowSummary } from '#contract/flow-summary.ts';
import { trimEndOf } from '#contract/trim-end-of.ts';
import { isThisMachine } from '#run/model/address-scope.ts';
import type { Connection } from '#run/model/connection.ts';

/** `here`: the connected server, or none is named. `own`: the page's own server, while another one is connected. */
export type PastedServer = 'here' | 'own' | 'other';

/** `origin` is the page's. */
export function pastedServer(address: string | null, connection: Connection, origin: string): PastedServer {
  if (address === null) return 'here';
  const here = connection.address === undefined ? [origin] : [connection.address, origin + connection.baseUrl];
  if (here.some((one) => isSameServer(one, address))) return 'here';
  return isSameServer(origin, address) ? 'own' : 'other';
}

/** All names of the local machine are equal. */
function isSameServer(left: string, right: string): boolean {
  return canonical(left) === canonical(right);
}

function canonical(address: string): string {
  if (!URL.canParse(address)) return address;
  const { protocol, hostname, port, pathname } = new URL(address);
  const host = isThisMachine(hostname) ? 'localhost' : hostname;
  return `${protocol}//${host}:${port}${trimEndOf(pathname, '/')}`;
}

/** By id or endpoint name; undefined if there is none. */
export function findFlow(flows: readonly FlowSummary[], name: string | null): FlowSummary | undefined {
  return name === null ? undefined : flows.find(({ id, endpoint_name }) => id === name || endpoint_name === name);
}
