/** What can be done to one run of the strip. */
import '@mantine/core/styles/Menu.layer.css';
import type { RunSummary } from '../../runs/run-summary.ts';
import { useRestoreRun } from '../../runs/use-restore.ts';
import { useRunActions } from '../../runs/use-run-actions.ts';
import { ActionMenu } from '../../ui/action-menu.tsx';
import { downloadFile } from '../../ui/download-file.ts';
import { notify } from '../../ui/notify.ts';

export interface RunMenuProps {
  summary: RunSummary;
  onName: () => void;
}

export function RunMenu({ summary, onName }: RunMenuProps) {
  const { id, number, isPinned } = summary;
  const actions = useRunActions();
  const restoreRun = useRestoreRun();

  async function exportRun() {
    const file = await actions.exportFile(id);
    if (file) downloadFile(file.fileName, file.text);
  }
  async function remove() {
    const putBack = await actions.remove(id);
    if (putBack) notify({ message: `Run ${number} deleted`, undo: () => void putBack() });
  }
  return (
    <ActionMenu
      label={`Run ${number} menu`}
      actions={[
        { label: 'Restore request', onSelect: () => void restoreRun(id) },
        { label: isPinned ? 'Unpin' : 'Pin', onSelect: () => void actions.setPinned(id, !isPinned) },
        { label: 'Name', onSelect: onName },
        { label: 'Export', onSelect: () => void exportRun() },
        { label: 'Delete', onSelect: () => void remove() },
      ]}
    />
  );
}
