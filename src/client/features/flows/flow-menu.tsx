/** The menu next to the flow picker, and its dialogs. */
import { lazy, useState } from 'react';
import { connectionHost } from '../../api/connection-host.ts';
import { useConnection } from '../../api/connection-provider.tsx';
import type { FlowDetail } from '../../api/flow-detail.ts';
import { ActionMenu } from '../../ui/controls/action-menu.tsx';
import { OverlayGuard } from '../../ui/feedback/overlay-guard.tsx';
import { type FlowDialog, useFlowActions } from './use-flow-actions.ts';

const RenameFlowDialog = lazy(async () => ({ default: (await import('./flow-dialogs.tsx')).RenameFlowDialog }));
const InstallSamplesDialog = lazy(async () => ({
  default: (await import('./install-samples-dialog.tsx')).InstallSamplesDialog,
}));
const DeleteFlowDialog = lazy(async () => ({ default: (await import('./flow-dialogs.tsx')).DeleteFlowDialog }));

export function FlowMenu({ importFiles }: { importFiles: (files: readonly File[]) => Promise<void> }) {
  // Store the flow: the dialog keeps its flow even if another one is opened.
  const [dialog, setDialog] = useState<{ kind: FlowDialog; flow: FlowDetail } | null>(null);
  const [isInstalling, setInstalling] = useState(false);
  const { connection } = useConnection();
  const actions = useFlowActions({
    importFiles,
    openDialog: (kind, flow) => setDialog({ kind, flow }),
    installSamples: () => setInstalling(true),
  });
  const close = () => setDialog(null);
  const endInstalling = () => setInstalling(false);
  return (
    <>
      <ActionMenu label="Flow menu" isInPalette actions={actions} />
      {dialog && (
        <OverlayGuard onClose={close}>
          {dialog.kind === 'rename' && <RenameFlowDialog flow={dialog.flow} onClose={close} />}
          {dialog.kind === 'delete' && <DeleteFlowDialog flow={dialog.flow} onClose={close} />}
        </OverlayGuard>
      )}
      {isInstalling && (
        <OverlayGuard onClose={endInstalling}>
          <InstallSamplesDialog server={connectionHost(connection)} onClose={endInstalling} />
        </OverlayGuard>
      )}
    </>
  );
}
