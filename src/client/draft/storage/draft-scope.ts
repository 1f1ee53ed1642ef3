/** Drafts belong to a flow of a server: the same id may mean different flows on two servers. */
import type { Connection } from '#run/model/connection.ts';

/** Prefix for a flow id; empty for the embedded engine. The same for a direct and a relayed connection. */
export function draftScope({ address }: Connection): string {
  return address === undefined ? '' : `${address} `;
}
