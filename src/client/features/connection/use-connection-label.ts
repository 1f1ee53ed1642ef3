/** The state of the connection, from what the server answers anyway. */
import { useFlows } from '../../api/flows-query.ts';
import { useServer } from '../../api/version-query.ts';
import { type ConnectionLabel, describeConnection } from './connection-state.ts';

export function useConnectionLabel(): ConnectionLabel {
  const server = useServer();
  const flows = useFlows();
  return describeConnection(server.isPending, [server.error, flows.error], location.host);
}
