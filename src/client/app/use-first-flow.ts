/** Opens a flow if the URL has none: the flow of the run in the URL, else the last used flow, else the first sample. */
import { skipToken, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import * as z from 'zod/mini';
import type { FlowSummary } from '#contract/flow-summary.ts';
import { draftScope } from '../draft/storage/draft-scope.ts';
import { isRunOf } from '../runs/history/run-server.ts';
import { usePageServices } from '../runs/page-services.ts';
import { RUN_DEFAULTS, runKeys } from '../runs/run-cache.ts';
import { useConnection } from '../shell/api/connection-provider.tsx';
import { useFlow, useFlows } from '../shell/api/flows-query.ts';
import { useNavigate } from '../shell/navigation/navigate.tsx';
import { useFlowId, useShownRunId } from '../shell/navigation/use-url-key.ts';
import { preference } from '../shell/state/preference.ts';

const KEY = 'tweakbench.flow.1';
const PATIENCE_MS = 300;

/** True until the flow is known. */
export function useFirstFlow(): boolean {
  const { connection } = useConnection();
  const flowId = useFlowId();
  const { setFlowId, showRun } = useNavigate();
  const own = useRunFlow();
  const scope = draftScope(connection);
  const last = useMemo(() => preference(KEY + scope, z.nullable(z.string()), null), [scope]);
  const flows = useFlows();
  const { data: list } = flows;
  const first = flowId === null && own !== undefined ? (own?.flowId ?? firstOf(list, last.read()) ?? null) : null;
  // Also once the flow is open: a query without readers would be cancelled.
  const { isPending } = useFlow(flowId ?? first);

  useEffect(() => {
    if (flowId !== null) {
      last.write(flowId);
      return;
    }
    if (first === null) return;
    const open = () => {
      setFlowId(first, { history: 'replace' });
      // Setting the flow closes the shown run, so set the run again.
      if (own) showRun(own.runId, { mode: null, history: 'replace' });
    };
    if (!isPending) return open();
    // The page is drawn once, with the flow, unless that takes so long that its name is worth showing.
    const timer = setTimeout(open, PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [first, flowId, isPending, last, own, setFlowId, showRun]);

  return flowId === null && (own === undefined || flows.isPending || (list?.length ?? 0) > 0);
}

/** The id of the last used flow, if it is still there, else of the first sample, else of the first flow. */
function firstOf(list: readonly FlowSummary[] | undefined, lastId: string | null): string | undefined {
  const last = lastId === null ? undefined : list?.find((flow) => flow.id === lastId || flow.endpoint_name === lastId);
  return (last ?? list?.find((flow) => flow.is_sample === true) ?? list?.[0])?.id;
}

interface RunFlow {
  runId: string;
  /** Null for a run of another server. */
  flowId: string | null;
}

/** The flow of the run in the URL. Undefined while the history is read; null if the URL has a flow, or no run that exists. */
function useRunFlow(): RunFlow | null | undefined {
  const { connection } = useConnection();
  const flowId = useFlowId();
  const shownRunId = useShownRunId();
  const { openHistory } = usePageServices();
  const wantedRunId = flowId === null ? shownRunId : null;
  // The other hooks for runs cannot be used here: they wait for the form, which waits for the flow.
  const find = async (runId: string): Promise<RunFlow | null> => {
    const run = await (await openHistory()).get(runId);
    return run && { runId, flowId: isRunOf(run, connection) ? run.flow.id : null };
  };
  const { data, isPending } = useQuery({
    queryKey: runKeys.flowOf(wantedRunId ?? '', draftScope(connection)),
    queryFn: wantedRunId === null ? skipToken : () => find(wantedRunId),
    ...RUN_DEFAULTS,
  });
  if (wantedRunId === null) return null;
  return isPending ? undefined : (data ?? null);
}
