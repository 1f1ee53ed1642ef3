/** The actions for the open flow. */
import type { FlowExport } from '#contract/flow-export.ts';
import { maskDraft } from '#flow/secrets/mask-secrets.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { useDraftForm, useEditorSync, useLoadDraft } from '../../draft/use-draft.ts';
import { useChangeWithUndo } from '../../draft/use-offer-undo.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { useDuplicateFlow } from '../../shell/api/flows-query.ts';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { sendUiRequest } from '../../shell/state/send-ui-request.ts';
import { chooseFiles } from '../../shell/ui/browser/choose-files.ts';
import { downloadFile } from '../../shell/ui/browser/download-file.ts';
import type { MenuAction } from '../../shell/ui/controls/action-menu-list.tsx';
import { notify } from '../../shell/ui/feedback/notify.ts';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import type { FlowMenuChoice } from './flow-dialogs.tsx';

/** Samples are read-only: a copy of one can be renamed and deleted. */
export function useFlowActions(
  importFiles: (files: readonly File[]) => Promise<void>,
  open: (choice: FlowMenuChoice) => void,
): readonly MenuAction[] {
  const { connection } = useConnection();
  const flow = useOpenFlow();
  const form = useDraftForm();
  const loadDraft = useLoadDraft();
  const sync = useEditorSync();
  const change = useChangeWithUndo();
  const { mutateAsync: duplicateFlow } = useDuplicateFlow();

  const importFlow = async () => importFiles(await chooseFiles('.json,application/json'));
  const isLangflow = connection.kind === 'langflow';
  const actions: MenuAction[] = [];
  const offer = (label: string, onSelect: () => void) => actions.push({ label, onSelect });
  offer('Import flow', () => notifyError(importFlow(), 'Nothing was imported'));
  // A Langflow does not have our samples.
  if (isLangflow) offer('Install sample flows', () => open({ kind: 'install' }));
  if (flow === null) return actions;
  if (isLangflow) {
    offer('Versions', () => sendUiRequest('versions', 'list'));
    offer('Make these tweaks the flow', () => sendUiRequest('versions', 'make'));
  }
  const takeForAll = async (name: string) => {
    const { withServedModel } = await import('#flow/text/model-tweaks.ts');
    const before = form.getValues('tweaksText');
    const text = withServedModel(before, flow.index, name);
    if (text === before) {
      if (parseTweaksText(before).tweaks === null) throw new Error('the tweaks are not valid JSON. Fix them first');
      const { hasModelChoice } = await import('#flow/request/model-choice.ts');
      if (!flow.index.components.some(hasModelChoice)) throw new Error(`${flow.name} has no language model`);
      notify({ message: `${name} is set for all language models already.` });
      return;
    }
    change(`${name} will answer. It is set in Tweaks.`, () => sync.setTweaksText(text, 'edit'));
  };
  const [served] = flow.needs?.models ?? [];
  if (served !== undefined) {
    offer(`Use ${served} for all language models`, () => notifyError(takeForAll(served), 'No model was set'));
  }
  const duplicate = async () => {
    // Sessions belong to the original flow.
    const draft = { ...structuredClone(form.getValues()), sessionId: '' };
    const copy = await duplicateFlow(flow);
    loadDraft(copy.id, draft, { mask: (stored) => maskDraft(stored, copy.index) });
  };
  offer('Duplicate flow', () => notifyError(duplicate(), `${flow.name} was not duplicated`));
  offer('Download flow', () => downloadFile(`${flow.name}.json`, toFlowFile(flow.flow)));
  if (flow.isSample) return actions;
  offer('Rename flow', () => open({ kind: 'rename', flow }));
  offer('Delete flow', () => open({ kind: 'delete', flow }));
  return actions;
}

/** The flow as a file, without the properties that this server adds. */
function toFlowFile(flow: FlowExport): string {
  const { is_sample: _isSample, suggested_request: _suggested, embedded_needs: _needs, ...file } = flow;
  return `${JSON.stringify(file, null, 2)}\n`;
}
