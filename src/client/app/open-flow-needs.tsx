/** What the open flow needs but the server does not have. Loaded only if something is missing. */
import { lazy, Suspense } from 'react';
import type { FlowNeedsProps } from '../bench/flows/flow-needs.tsx';
import { useOpenFlow } from '../shell/navigation/use-open-flow.ts';

const FlowNeeds = lazy(async () => ({ default: (await import('../bench/flows/flow-needs.tsx')).FlowNeeds }));

export function OpenFlowNeeds(props: FlowNeedsProps) {
  const { needs } = useOpenFlow() ?? {};
  if (!needs || needs.needs_langflow.length + needs.needs_model.length === 0) return null;
  return (
    <Suspense>
      <FlowNeeds {...props} />
    </Suspense>
  );
}
