/** Which server a run belongs to: the page may be connected to another one by now. */
import type { Connection } from '#run/model/connection.ts';
import type { Run } from '#run/model/run.ts';
import type { ConnectionValue } from '../../shell/api/connection-provider.tsx';
import { connectionTo, EMBEDDED, readMemory } from '../../shell/api/connection-store.ts';

export type RunTarget = Pick<Run, 'server' | 'address'>;

/** A run without an address is taken for one of any server of its kind. */
export function isRunOf({ server, address }: RunTarget, connection: Connection): boolean {
  if (address !== undefined) return address === (connection.address ?? null);
  return (server === 'Embedded engine') === (connection.kind === 'embedded');
}

/** The connection to the run's server, with the key that was last used there. If the run has no address, the page's connection. */
export function connectionOf(
  run: RunTarget,
  { connection, keyOf }: Pick<ConnectionValue, 'connection' | 'keyOf'>,
): Connection {
  const { address } = run;
  if (isRunOf(run, connection) || address === undefined) return connection;
  if (address === null) return { ...EMBEDDED, apiKey: keyOf('') };
  const profile = readMemory().profiles.find((known) => known.address === address);
  return connectionTo(profile ?? { name: '', address, baseUrl: address }, keyOf(address));
}
