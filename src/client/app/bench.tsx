/** The open flow with its draft and the run command, around the page that works on them. */
import { useEffect, useMemo } from 'react';
import { maskDraft } from '#flow/secrets/mask-secrets.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { draftFromRequest } from '../bench/draft/draft-from-request.ts';
import { DraftProvider } from '../bench/draft/draft-provider.tsx';
import { DraftAnalysisProvider } from '../bench/runs/draft-analysis-provider.tsx';
import { draftScope } from '../draft/storage/draft-scope.ts';
import { usePageServices } from '../runs/page-services.ts';
import { useConnection } from '../shell/api/connection-provider.tsx';
import { useFlow } from '../shell/api/flows-query.ts';
import { useNavigate } from '../shell/navigation/navigate.tsx';
import { useFlowId } from '../shell/navigation/use-url-key.ts';
import { RunCommandProvider } from './run/run-command-provider.tsx';
import { useFirstFlow } from './use-first-flow.ts';
import { Workbench } from './workbench.tsx';

/** The same element in every rendering, so that a change of the flow renders only what reads it. */
const PAGE = (
  <DraftAnalysisProvider>
    <RunCommandProvider>
      <Workbench />
    </RunCommandProvider>
  </DraftAnalysisProvider>
);

export function Bench() {
  const { connection, keyOf } = useConnection();
  const { keys } = usePageServices();
  useEffect(() => {
    keys.of = keyOf;
  }, [keys, keyOf]);
  const flowId = useFlowId();
  const { setFlowId } = useNavigate();
  const isChoosing = useFirstFlow();
  const flow = useFlow(flowId);
  const detail = flow.data ?? null;
  const suggestion = useMemo(() => {
    if (flowId === null || detail === null) return null;
    return { flowId, draft: detail.suggested === null ? null : draftFromRequest(detail.suggested) };
  }, [flowId, detail]);
  const index = detail?.index ?? null;
  const mask = useMemo(() => (index === null ? null : (draft: RequestDraft) => maskDraft(draft, index)), [index]);
  return (
    <DraftProvider
      flowId={flowId}
      flowName={detail?.name ?? null}
      scope={draftScope(connection)}
      stream={connection.kind === 'embedded'}
      openFlow={setFlowId}
      suggestion={suggestion}
      isFlowPending={flowId === null ? isChoosing : flow.isPending}
      mask={mask}
    >
      {PAGE}
    </DraftProvider>
  );
}
