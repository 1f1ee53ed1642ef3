/** Opens a flow when the URL names none: that of the run it names, else the one of the last visit, else the first sample. */
import { useEffect } from 'react';
import { useConnection } from '../api/connection-provider.tsx';
import { useFlows } from '../api/flows-query.ts';
import { draftScope } from '../draft/storage/draft-scope.ts';
import { useNavigate } from '../navigation/navigate.tsx';
import { useFlowId } from '../navigation/use-url-key.ts';
import { useRunFlow } from './use-run-flow.ts';

const KEY = 'tweakbench.flow.1';

/** True until it is known which flow that is. */
export function useFirstFlow(): boolean {
  const { connection } = useConnection();
  const flowId = useFlowId();
  const { setFlowId, showRun } = useNavigate();
  const own = useRunFlow();
  const key = KEY + draftScope(connection);
  const flows = useFlows();
  const { data: list } = flows;

  useEffect(() => {
    if (flowId !== null) {
      remember(key, flowId);
      return;
    }
    if (own === undefined) return;
    const open = (id: string) => {
      setFlowId(id, { history: 'replace' });
      // Another flow closes the shown run.
      if (own !== null) showRun(own.runId, { mode: null, history: 'replace' });
    };
    if (own?.flowId) {
      open(own.flowId);
      return;
    }
    if (list === undefined) return;
    const last = lastFlow(key);
    const known =
      last === null ? undefined : list.find(({ id, endpoint_name }) => id === last || endpoint_name === last);
    const first = known ?? list.find(({ is_sample }) => is_sample === true) ?? list[0];
    if (first !== undefined) open(first.id);
  }, [flowId, key, list, own, setFlowId, showRun]);

  return flowId === null && (own === undefined || flows.isPending || (list?.length ?? 0) > 0);
}

function lastFlow(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key: string, flowId: string): void {
  try {
    localStorage.setItem(key, flowId);
  } catch {
    // The next visit then starts with the first sample.
  }
}
