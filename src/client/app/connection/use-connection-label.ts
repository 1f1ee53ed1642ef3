/** The state of the connection, from requests that the page sends anyway. */

import { connectionHost } from '../../shell/api/connection-host.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { useFlows } from '../../shell/api/flows-query.ts';
import { useServer } from '../../shell/api/version-query.ts';
import { type ConnectionLabel, describeConnection } from './connection-state.ts';

export function useConnectionLabel(): ConnectionLabel {
  const { connection } = useConnection();
  const server = useServer();
  const flows = useFlows();
  return describeConnection({
    kind: connection.kind,
    host: connectionHost(connection),
    server: server.data,
    isPending: server.isPending,
    hasKey: connection.apiKey !== null,
    failures: [server.error, flows.error],
  });
}
