/** Finds the flow of a run in the history, for a URL that has a run but no flow. */
import { skipToken, useQuery } from '@tanstack/react-query';
import { useConnection } from '../api/connection-provider.tsx';
import { draftScope } from '../draft/storage/draft-scope.ts';
import { useFlowId, useShownRunId } from '../navigation/use-url-key.ts';
import { isRunOf } from '../runs/history/run-server.ts';
import { usePageServices } from '../runs/page-services.ts';
import { RUN_DEFAULTS, runKeys } from '../runs/run-cache.ts';

export interface RunFlow {
  runId: string;
  /** Null for a run of another server. */
  flowId: string | null;
}

/** Undefined while the history is read; null if the URL has a flow, or no run that exists. */
export function useRunFlow(): RunFlow | null | undefined {
  const { connection } = useConnection();
  const flowId = useFlowId();
  const shownRunId = useShownRunId();
  const { openHistory } = usePageServices();
  const asked = flowId === null ? shownRunId : null;
  // Does not use the other hooks for runs: they wait for the form, which waits for the flow.
  const find = async (runId: string): Promise<RunFlow | null> => {
    const run = await (await openHistory()).get(runId);
    return run && { runId, flowId: isRunOf(run, connection) ? run.flow.id : null };
  };
  const { data, isPending } = useQuery({
    queryKey: runKeys.flowOf(asked ?? '', draftScope(connection)),
    queryFn: asked === null ? skipToken : () => find(asked),
    ...RUN_DEFAULTS,
  });
  if (asked === null) return null;
  return isPending ? undefined : (data ?? null);
}
