/** The versions of the open flow: to compare, and to run the request on one. Or what its tweaks would change in the flow. */

import { Button } from '@mantine/core';
import { useIsMutating, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { VersionList } from '../../blocks/versions/version-list.tsx';
import { useDraftForm } from '../../draft/use-draft.ts';
import { useStartRun } from '../../runs/use-start-run.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import type { FlowDetail } from '../../shell/api/flow-detail.ts';
import { useFailureSentence } from '../../shell/api/use-failure-sentence.ts';
import { useServer } from '../../shell/api/version-query.ts';
import { type FlowVersion, versionQuery, versionToRun } from '../../shell/api/versions-query.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import type { UiRequests } from '../../shell/state/ui-state.ts';
import { Dialog } from '../../shell/ui/controls/dialog.tsx';
import { CHANGE_FLOW, TweaksToFlow } from './tweaks-to-flow.tsx';
import { VersionComparison } from './version-comparison.tsx';

export interface VersionsDialogProps {
  part: UiRequests['versions'];
  onClose: () => void;
}

export function VersionsDialog({ part: first, onClose }: VersionsDialogProps) {
  const [part, setPart] = useState(first);
  const flow = useOpenFlow();
  // While a change of the flow is under way, the dialog stays open: only here is it said whether the change has worked.
  const isChanging = useIsMutating({ mutationKey: CHANGE_FLOW }) > 0;
  if (flow === null) return null;
  const title = part === 'make' ? `Make these tweaks the flow: ${flow.name}` : `Versions of ${flow.name}`;
  return (
    <Dialog onClose={() => !isChanging && onClose()} title={title} size={860}>
      {part === 'make' ? (
        <TweaksToFlow key={flow.id} flow={flow} onClose={onClose} />
      ) : (
        <Versions key={flow.id} flow={flow} onMake={() => setPart('make')} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface VersionsProps {
  flow: NonNullable<ReturnType<typeof useOpenFlow>>;
  onMake: () => void;
  onClose: () => void;
}

function Versions({ flow, onMake, onClose }: VersionsProps) {
  const server = useServer().data ?? null;
  const [compared, setCompared] = useState<FlowVersion | null>(null);
  const { run, running, problem } = useRunVersion(flow, onClose);
  const canRun = server?.streamsWorkflows === true;
  return (
    <>
      <VersionList flowId={flow.id}>
        {(version) => (
          <>
            <Button
              size="xs"
              aria-label={`Run version ${version.number}`}
              aria-disabled={!canRun || running !== null}
              loading={running === version.id}
              onClick={() => canRun && run(version)}
            >
              Run
            </Button>
            <Button
              size="xs"
              aria-label={`Compare version ${version.number}`}
              aria-pressed={compared?.id === version.id}
              onClick={() => setCompared(version)}
            >
              Compare
            </Button>
          </>
        )}
      </VersionList>
      {problem !== null && (
        <p className="tb-problem tb-above-sm" role="alert">
          Nothing was sent. {problem}
        </p>
      )}
      <p className="tb-sm-tall tb-quiet tb-above-sm">
        {canRun || server === null
          ? 'Run sends the request of the form with the graph of the version to /api/v2/workflows, which leaves the flow as it is.'
          : `${server.name} has no route that runs a version without saving it, so versions can only be compared here.`}
      </p>
      {compared !== null && <VersionComparison key={compared.id} flow={flow} version={compared} onShown={onClose} />}
      <div className="tb-wrap tb-gap-sm tb-above-md tb-flex tb-to-end">
        <Button onClick={onMake}>Make these tweaks the flow</Button>
      </div>
    </>
  );
}

/** Runs the request of the form on a version of the flow, and shows the run; then calls `onStarted`. */
function useRunVersion(flow: FlowDetail, onStarted: () => void) {
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
    /** Id of the version that is about to run. */
    running,
    /** Why nothing was sent. */
    problem,
    run(version: FlowVersion) {
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
