import { useConnection } from '../../shell/api/connection-provider.tsx';
import { useFlowId } from '../../shell/navigation/use-url-key.ts';
import { draftScope } from './draft-scope.ts';

/** Storage key of the open flow: server and id, as for drafts. */
export function useFlowKey(): string {
  const { connection } = useConnection();
  return draftScope(connection) + (useFlowId() ?? '');
}
