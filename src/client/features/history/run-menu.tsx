/** The menu of one run of the strip. */
import '@mantine/core/styles/Menu.layer.css';
import { useNavigate } from '../../navigation/navigate.tsx';
import { useMode } from '../../navigation/use-url-key.ts';
import type { RunSummary } from '../../runs/history/run-summary.ts';
import { useComparedRuns } from '../../runs/use-compared-runs.ts';
import { useRestoreRun } from '../../runs/use-restore.ts';
import { useRunActions } from '../../runs/use-run-actions.ts';
import { useUiState } from '../../state/ui-state.ts';
import { downloadFile } from '../../ui/browser/download-file.ts';
import { ActionMenu } from '../../ui/controls/action-menu.tsx';
import { notify } from '../../ui/feedback/notify.ts';
import { notifyError } from '../../ui/feedback/notify-error.ts';

export interface RunMenuProps {
  summary: RunSummary;
  onName: () => void;
}

export function RunMenu({ summary, onName }: RunMenuProps) {
  const { id, number, isPinned } = summary;
  const actions = useRunActions();
  const restoreRun = useRestoreRun();
  const mode = useMode();
  const { showRun } = useNavigate();
  const compared = useComparedRuns();
  const isPicked = compared.picked.includes(id);

  async function exportRun() {
    const file = await actions.exportFile(id);
    if (file) downloadFile(file.fileName, file.text);
  }
  async function saveEvidence() {
    const file = await actions.evidenceFile([id]);
    if (file) downloadFile(file.fileName, file.text, file.type);
  }
  async function remove() {
    const putBack = await actions.remove(summary);
    // Keep a run that is being compared: it is still shown.
    if (putBack && isPicked && mode !== 'compare') compared.toggle(summary);
    if (putBack)
      notify({
        message: `Run ${number} deleted`,
        undo: () => notifyError(putBack(), `Run ${number} was not put back`),
      });
  }
  return (
    <ActionMenu
      label={`Run ${number} menu`}
      actions={[
        {
          label: 'Restore request',
          onSelect: () => notifyError(restoreRun(id), `The request of run ${number} was not restored`),
        },
        {
          label: isPinned ? 'Unpin' : 'Pin',
          onSelect: () =>
            notifyError(actions.setPinned(id, !isPinned), `Run ${number} was not ${isPinned ? 'unpinned' : 'pinned'}`),
        },
        {
          label: 'Replay',
          onSelect: () => {
            useUiState.setState({ replay: { runId: id } });
            showRun(id);
          },
        },
        { label: 'Name', onSelect: onName },
        ...(summary.isMatrix
          ? []
          : [
              {
                label: 'Compare with current',
                isBlocked: !compared.isPossible,
                onSelect: () => compared.openWithCurrent(id),
              },
              { label: isPicked ? 'Remove from Compare' : 'Add to Compare', onSelect: () => compared.toggle(summary) },
            ]),
        { label: 'Export', onSelect: () => notifyError(exportRun(), `Run ${number} was not saved as a file`) },
        {
          label: 'Save evidence file',
          onSelect: () => notifyError(saveEvidence(), `Run ${number} was not saved as a file`),
        },
        { label: 'Delete', onSelect: () => notifyError(remove(), `Run ${number} was not deleted`) },
      ]}
    />
  );
}
