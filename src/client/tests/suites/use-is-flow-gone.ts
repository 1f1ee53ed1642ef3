import type { SuiteEntry } from '#contract/workspace/suite-entry.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { useFlow, useFlows } from '../../shell/api/flows-query.ts';

/** True if the connected server, to which the suite belongs, has answered and does not have its flow. */
export function useIsFlowGone(entry: SuiteEntry | null): boolean {
  const { connection } = useConnection();
  const id = entry !== null && entry.address === (connection.address ?? null) ? entry.flow.id : null;
  const flow = useFlow(id);
  const flows = useFlows().data;
  return id !== null && flow.isError && flows?.every((one) => one.id !== id) === true;
}
