/** Runs the request of the form on a version of the flow, and shows the run. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useConnection } from '../../api/connection-provider.tsx';
import type { FlowDetail } from '../../api/flow-detail.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { type FlowVersion, versionQuery, versionToRun } from '../../api/versions-query.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { useNavigate } from '../../navigation/navigate.tsx';
import { useStartRun } from '../../runs/use-start-run.ts';

export interface RunVersionCommand {
  run: (version: FlowVersion) => void;
  /** Id of the version that is about to run. */
  running: string | null;
  /** Why nothing was sent. */
  problem: string | null;
}

/** `onStarted` is called when the run is shown. */
export function useRunVersion(flow: FlowDetail, onStarted: () => void): RunVersionCommand {
  const client = useQueryClient();
  const { connection } = useConnection();
  const { start } = useStartRun();
  const { showRun, setMode } = useNavigate();
  const form = useDraftForm();
  const why = useFailureSentence();
  const [running, setRunning] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  async function send(version: FlowVersion): Promise<string | null> {
    const draft = structuredClone(form.getValues());
    try {
      const graph = await client.fetchQuery(versionQuery(connection, flow, version.id));
      const outcome = await start({ draft, flow: graph, version: versionToRun(version, graph, flow) });
      if ('refused' in outcome) return outcome.refused;
      if ('problems' in outcome) return outcome.problems[0]?.message ?? 'The request is not complete';
      setMode('bench');
      showRun(outcome.started);
      return null;
    } catch (error) {
      return why(error instanceof Error ? error : new Error(String(error)));
    }
  }
  return {
    running,
    problem,
    run(version) {
      if (running !== null) return;
      setRunning(version.id);
      setProblem(null);
      void send(version).then((refused) => {
        setRunning(null);
        setProblem(refused);
        if (refused === null) onStarted();
      });
    },
  };
}
