/** Opens a flow if the URL has none: the flow of the run in the URL, else the last used flow, else the first sample. */
import { useEffect, useMemo } from 'react';
import * as z from 'zod/mini';
import { useConnection } from '../api/connection-provider.tsx';
import { useFlows } from '../api/flows-query.ts';
import { draftScope } from '../draft/storage/draft-scope.ts';
import { useNavigate } from '../navigation/navigate.tsx';
import { useFlowId } from '../navigation/use-url-key.ts';
import { preference } from '../state/preference.ts';
import { useRunFlow } from './use-run-flow.ts';

const KEY = 'tweakbench.flow.1';

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

  useEffect(() => {
    if (flowId !== null) {
      last.write(flowId);
      return;
    }
    if (own === undefined) return;
    const open = (id: string) => {
      setFlowId(id, { history: 'replace' });
      // Setting the flow closes the shown run, so set the run again.
      if (own !== null) showRun(own.runId, { mode: null, history: 'replace' });
    };
    if (own?.flowId) {
      open(own.flowId);
      return;
    }
    if (list === undefined) return;
    const lastId = last.read();
    const known =
      lastId === null ? undefined : list.find(({ id, endpoint_name }) => id === lastId || endpoint_name === lastId);
    const first = known ?? list.find(({ is_sample }) => is_sample === true) ?? list[0];
    if (first !== undefined) open(first.id);
  }, [flowId, last, list, own, setFlowId, showRun]);

  return flowId === null && (own === undefined || flows.isPending || (list?.length ?? 0) > 0);
}
