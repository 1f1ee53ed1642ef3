import { useDraftContext } from '../../draft/draft-context.ts';
import { useFlowKey } from '../../draft/storage/use-flow-key.ts';

/** Key under which the page remembers how a draft is shown: that of the open flow, or the draft's own name. */
export function useDraftKey(): string {
  const flow = useFlowKey();
  return useDraftContext().document ?? flow;
}
