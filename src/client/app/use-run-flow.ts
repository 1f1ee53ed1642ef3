/** Finds the flow of a run in the history, for a URL that has a run but no flow. */
import { useEffect, useState } from 'react';
import type { Run } from '#run/model/run.ts';
import { useConnection } from '../api/connection-provider.tsx';
import { useFlowId, useShownRunId } from '../navigation/use-url-key.ts';
import { isRunOf } from '../runs/history/run-server.ts';
import { useRunActions } from '../runs/use-run-actions.ts';

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
  const { read } = useRunActions();
  const [found, setFound] = useState<{ asked: string; answer: RunFlow | null } | null>(null);
  const asked = flowId === null ? shownRunId : null;

  useEffect(() => {
    if (asked === null) return;
    let isLeft = false;
    const settle = (run: Run | null) => {
      const flowId = run && isRunOf(run, connection) ? run.flow.id : null;
      if (!isLeft) setFound({ asked, answer: run && { runId: asked, flowId } });
    };
    // Does not use the other hooks for runs: they wait for the form, which waits for the flow.
    read(asked).then(settle, () => settle(null));
    return () => {
      isLeft = true;
    };
  }, [asked, connection, read]);

  if (asked === null) return null;
  return found?.asked === asked ? found.answer : undefined;
}
