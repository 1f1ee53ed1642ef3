import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { Run } from '#run/model/run.ts';
import { usePageServices } from '../../../runs/page-services.ts';
import { useOpenFlow } from '../../../shell/navigation/use-open-flow.ts';

/** The flow of the run; null if another one is open, or it has been edited since. */
export function useRunIndex({ flow: { id }, graph }: Run): FlowIndex | null {
  const flow = useOpenFlow();
  const { graphFingerprint } = usePageServices();
  if (flow === null || flow.id !== id) return null;
  return graph === undefined || graphFingerprint(flow) === graph ? flow.index : null;
}
