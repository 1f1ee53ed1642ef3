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
  const place = `${connection.baseUrl} ${flowId}`;
  const [last, setLast] = useState({ place, failure });
  if (failure !== null && (last.failure !== failure || last.place !== place)) setLast({ place, failure });
  return failure ?? (isPending && last.place === place ? last.failure : null);
}

export function isUnknownFlow(failure: Error): boolean {
  return failure instanceof RequestError && failure.error.kind === 'flow-not-found';
}
