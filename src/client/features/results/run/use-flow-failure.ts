import { useState } from 'react';
import { useConnection } from '../../../api/connection-provider.tsx';
import { RequestError } from '../../../api/fetch-json.ts';
import { useFlow, useFlows } from '../../../api/flows-query.ts';
import { useFlowId } from '../../../navigation/use-url-key.ts';

/**
 * Why the page has not got the open flow, or the list where none is open; also while it is asked for again. One that the
 * page has, and could not read anew, serves on unless it is gone.
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
