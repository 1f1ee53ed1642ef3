/** The flow that the URL names, as the server knows it. */
import type { FlowDetail } from '../api/flow-detail.ts';
import { useFlow } from '../api/flows-query.ts';
import { useFlowId } from './use-url-key.ts';

/** Null while no flow is chosen, while it is fetched, and when the server does not have it. */
export function useOpenFlow(): FlowDetail | null {
  const flowId = useFlowId();
  return useFlow(flowId).data ?? null;
}
