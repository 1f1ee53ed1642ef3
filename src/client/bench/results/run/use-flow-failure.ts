import { useState } from 'react';
import { useConnection } from '../../../shell/api/connection-provider.tsx';
import { RequestError } from '../../../shell/api/fetch-json.ts';
import { useFlow, useFlows } from '../../../shell/api/flows-query.ts';
import { useFlowId } from '../../../shell/navigation/use-url-key.ts';

/**
 * The error of the open flow, or of the list if no flow is open; also during a retry. If only a refetch failed, the cached
 * flow is still used, unless it was deleted.
 */
export function useFlowFailure(): Error | null {
  const { connection } = useConnection();
  const flowId = useFlowId();
  const flow = useFlow(flowId);
  const flows = useFlows();
  const { error, data, isPending } = flowId === null ? flows : flow;
  const failure = error !== null && (data === undefined || isUnknownFlow(error)) ? error : null;
  const flowKey = `${connection.baseUrl} ${flowId}`;
  const [last, setLast] = useState({ flowKey, failure });
  if (failure !== null && (last.failure !== failure || last.flowKey !== flowKey)) setLast({ flowKey, failure });
  return failure ?? (isPending && last.flowKey === flowKey ? last.failure : null);
}

export function isUnknownFlow(failure: Error): boolean {
  return failure instanceof RequestError && failure.error.kind === 'flow-not-found';
}
