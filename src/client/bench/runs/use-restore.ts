/**
 * Restores the request of a run in the form and shows a notice with Undo. Opens the run's flow on its server first, and shows
 * the run. Runs nothing.
 */
import { useCallback } from 'react';
import type { Run } from '#run/model/run.ts';
import { refuseExcess } from '../../draft/refuse-excess.ts';
import { draftScope } from '../../draft/storage/draft-scope.ts';
import { useLoadDraft } from '../../draft/use-draft.ts';
import { useReplaceDraft } from '../../draft/use-replace-draft.ts';
import { connectionOf, isRunOf } from '../../runs/history/run-server.ts';
import { connectionHost } from '../../shell/api/connection-host.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useSwitchServer } from '../../shell/navigation/use-switch-server.ts';
import { announce } from '../../shell/ui/feedback/announce.ts';

export function useRestore(): (run: Run) => void {
  const loadDraft = useLoadDraft();
  const replaceDraft = useReplaceDraft();
  const navigate = useNavigate();
  const connected = useConnection();
  const { switchTo } = useSwitchServer();
  return useCallback(
    (run) => {
      const draft = structuredClone(run.draft);
      if (isRunOf(run, connected.connection)) {
        replaceDraft({ flowId: run.flow.id, draft, message: `The request of run #${run.number} is in the form` });
      } else if (!refuseExcess(draft)) {
        const own = connectionOf(run, connected);
        loadDraft(run.flow.id, draft, { scope: draftScope(own) });
        switchTo(own);
        navigate.setFlowId(run.flow.id);
        announce(`Connected to ${run.server}, ${connectionHost(own)}`);
      }
      navigate.showRun(run.id);
    },
    [connected, loadDraft, navigate, replaceDraft, switchTo],
  );
}
