/** Drafts belong to a flow of a server: two servers may know different flows by one id. */
import type { Connection } from '#run/model/connection.ts';

/** Put before a flow's id; empty for the embedded engine. The way to a server (direct or relayed) does not count. */
export function draftScope({ address }: Connection): string {
  return address === undefined ? '' : `${address} `;
}
