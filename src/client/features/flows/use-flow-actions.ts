/** The actions for the open flow. */
import type { FlowExport } from '#contract/flow-export.ts';
import { maskDraft } from '#flow/secrets/mask-secrets.ts';
import { useConnection } from '../../api/connection-provider.tsx';
import type { FlowDetail } from '../../api/flow-detail.ts';
import { useDuplicateFlow } from '../../api/flows-query.ts';
import { useDraftForm, useLoadDraft } from '../../draft/use-draft.ts';
import { useOpenFlow } from '../../navigation/use-open-flow.ts';
import { chooseFiles } from '../../ui/browser/choose-files.ts';
import { downloadFile } from '../../ui/browser/download-file.ts';
import type { MenuAction } from '../../ui/controls/action-menu.tsx';
import { notifyError } from '../../ui/feedback/notify-error.ts';

export type FlowDialog = 'rename' | 'delete';

export interface FlowActionsOptions {
  importFiles: (files: readonly File[]) => Promise<void>;
  openDialog: (dialog: FlowDialog, flow: FlowDetail) => void;
  /** Offered on a Langflow, which does not have our samples. */
  installSamples: () => void;
}

/** Samples are read-only: a copy of one can be renamed and deleted. */
export function useFlowActions({ importFiles, openDialog, installSamples }: FlowActionsOptions): readonly MenuAction[] {
  const { connection } = useConnection();
  const flow = useOpenFlow();
  const form = useDraftForm();
  const loadDraft = useLoadDraft();
  const { mutateAsync: duplicateFlow } = useDuplicateFlow();

  const importFlow = async () => importFiles(await chooseFiles('.json,application/json'));
  const actions: MenuAction[] = [
    { label: 'Import flow', onSelect: () => notifyError(importFlow(), 'Nothing was imported') },
  ];
  if (connection.kind === 'langflow') actions.push({ label: 'Install sample flows', onSelect: installSamples });
  if (flow === null) return actions;
  const duplicate = async () => {
    // Sessions belong to the original flow.
    const draft = { ...structuredClone(form.getValues()), sessionId: '' };
    const copy = await duplicateFlow(flow);
    loadDraft(copy.id, draft, { mask: (kept) => maskDraft(kept, copy.index) });
  };
  actions.push({
    label: 'Duplicate flow',
    onSelect: () => notifyError(duplicate(), `${flow.name} was not duplicated`),
  });
  actions.push({
    label: 'Download flow',
    onSelect: () => downloadFile(`${flow.name}.json`, toFlowFile(flow.flow)),
  });
  if (flow.isSample) return actions;
  actions.push({ label: 'Rename flow', onSelect: () => openDialog('rename', flow) });
  actions.push({ label: 'Delete flow', onSelect: () => openDialog('delete', flow) });
  return actions;
}

/** Without the properties that this server adds to a flow. */
function toFlowFile(flow: FlowExport): string {
  const { is_sample: _isSample, suggested_request: _suggested, embedded_needs: _needs, ...file } = flow;
  return `${JSON.stringify(file, null, 2)}\n`;
}
