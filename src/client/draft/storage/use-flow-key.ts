import { useConnection } from '../../api/connection-provider.tsx';
import { useFlowId } from '../../navigation/use-url-key.ts';
import { draftScope } from './draft-scope.ts';

/** Of the open flow: its server and its id, as for drafts. */
export function useFlowKey(): string {
  const { connection } = useConnection();
  return draftScope(connection) + (useFlowId() ?? '');
}
