/** The dialogs of the flow menu. Loaded when one is opened. */
import { connectionHost } from '../../api/connection-host.ts';
import { useConnection } from '../../api/connection-provider.tsx';
import type { FlowDetail } from '../../api/flow-detail.ts';
import { DeleteFlowDialog, RenameFlowDialog } from './flow-dialogs.tsx';
import { InstallSamplesDialog } from './install-samples-dialog.tsx';

/** A flow that is renamed or deleted, also after another one is opened; or samples are installed. */
export type FlowMenuChoice = { kind: 'rename' | 'delete'; flow: FlowDetail } | { kind: 'install' };

export function FlowMenuDialog({ choice, onClose }: { choice: FlowMenuChoice; onClose: () => void }) {
  const { connection } = useConnection();
  if (choice.kind === 'install') return <InstallSamplesDialog server={connectionHost(connection)} onClose={onClose} />;
  const Shown = choice.kind === 'rename' ? RenameFlowDialog : DeleteFlowDialog;
  return <Shown flow={choice.flow} onClose={onClose} />;
}
