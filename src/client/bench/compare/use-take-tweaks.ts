/** Loads the tweaks of a compared run into the editor, shows it, and shows a notice with Undo. */
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import type { Run } from '#run/model/run.ts';
import { useEditorSync } from '../../draft/use-draft.ts';
import { useChangeWithUndo } from '../../draft/use-offer-undo.ts';
import { useReplaceDraft } from '../../draft/use-replace-draft.ts';
import { isRunOf } from '../../runs/history/run-server.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { goTo } from '../../shell/navigation/go-to.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { useFlowId } from '../../shell/navigation/use-url-key.ts';
import { useRestore } from '../runs/use-restore.ts';

export function useTakeTweaks(): (run: Run) => void {
  const { setTweaksText } = useEditorSync();
  const flowId = useFlowId();
  const { setMode } = useNavigate();
  const flow = useOpenFlow();
  const { connection } = useConnection();
  const changeWithUndo = useChangeWithUndo();
  const replaceDraft = useReplaceDraft();
  const restore = useRestore();
  return (run) => {
    const { tweaksText } = run.draft;
    const secrets = tweaksText.includes(SECRET_MASK) ? ' Secrets are not saved. Enter them again.' : '';
    if (!isRunOf(run, connection)) {
      // If the run is of another server, restore the whole request there.
      restore(run);
      setMode('bench');
      return;
    }
    if (run.flow.id !== flowId && run.flow.id !== flow?.id) {
      const message = `${run.flow.name} is open with the request of run #${run.number}.${secrets}`;
      replaceDraft({ flowId: run.flow.id, draft: structuredClone(run.draft), message });
      setMode('bench');
      return;
    }
    const message = `The tweaks of run #${run.number} are in the editor.${secrets}`;
    changeWithUndo(message, () => setTweaksText(tweaksText, 'restore'));
    goTo({ kind: 'tweaks', line: null });
  };
}
