/** What the open flow needs but the server does not have. Loaded only if something is missing. */
import { lazy, Suspense } from 'react';
import { useOpenFlow } from '../navigation/use-open-flow.ts';

const FlowNeeds = lazy(async () => ({ default: (await import('../features/flows/flow-needs.tsx')).FlowNeeds }));

/** `onConnect` is called before the connection is opened. */
export function OpenFlowNeeds({ onConnect }: { onConnect?: () => void }) {
  const needs = useOpenFlow()?.needs;
  if (!needs || needs.needs_langflow.length + needs.needs_model.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <FlowNeeds {...(onConnect && { onConnect })} />
    </Suspense>
  );
}
