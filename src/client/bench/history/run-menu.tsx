/** The menu of one run of the strip. */
import '@mantine/core/styles/Menu.layer.css';
import { useState } from 'react';
import { useWho } from '../../blocks/person/use-who.ts';
import type { RunSummary } from '../../runs/history/run-summary.ts';
import { useRunActions } from '../../runs/use-run-actions.ts';
import { copyRunLink } from '../../shell/navigation/copy-run-link.ts';
import { useMode } from '../../shell/navigation/use-url-key.ts';
import { sendUiRequest } from '../../shell/state/send-ui-request.ts';
import { downloadFile } from '../../shell/ui/browser/download-file.ts';
import { ActionMenu } from '../../shell/ui/controls/action-menu.tsx';
import { lazyOverlay } from '../../shell/ui/feedback/lazy-overlay.tsx';
import { notify } from '../../shell/ui/feedback/notify.ts';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { useSaveEvidence } from '../blocks/evidence/use-save-evidence.ts';
import { useComparedRuns } from '../runs/use-compared-runs.ts';
import { useRestoreRun } from '../runs/use-restore.ts';

const OthersDialog = lazyOverlay(async () => (await import('../blocks/person/others-dialog.tsx')).OthersDialog);

export interface RunMenuProps {
  summary: RunSummary;
  onName: () => void;
  tabIndex?: number;
}

export function RunMenu({ summary, onName, tabIndex = 0 }: RunMenuProps) {
  const { id, number, isPinned, person, version } = summary;
  const who = useWho();
  const [isAsking, setAsking] = useState(false);
  const actions = useRunActions();
  const saveEvidence = useSaveEvidence();
  const restoreRun = useRestoreRun();
  const mode = useMode();
  const compared = useComparedRuns();
  const isPicked = compared.picked.includes(id);

  async function exportRun() {
    const file = await actions.exportFile(id);
    if (file) downloadFile(file.fileName, file.text);
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
  const removeNow = () => notifyError(remove(), `Run ${number} was not deleted`);
  // A run that waits in this tab to be saved is your own.
  const isOthers = version !== null && (who === null ? person !== null : !who.isYou(person));
  return (
    <>
      <ActionMenu
        label={`Run ${number} menu`}
        tabIndex={tabIndex}
        actions={[
          {
            label: 'Restore request',
            onSelect: () => notifyError(restoreRun(id), `The request of run ${number} was not restored`),
          },
          {
            label: isPinned ? 'Unpin' : 'Pin',
            onSelect: () =>
              notifyError(
                actions.setPinned(id, !isPinned),
                `Run ${number} was not ${isPinned ? 'unpinned' : 'pinned'}`,
              ),
          },
          { label: 'Name', onSelect: onName },
          {
            label: 'Save as test',
            onSelect: () => sendUiRequest('saveTest', { read: () => actions.read(id), input: 0, output: null }),
          },
          {
            label: 'Compare with current',
            isBlocked: !compared.isPossible,
            onSelect: () => compared.openWithCurrent(id),
          },
          {
            label: isPicked ? 'Remove from Compare' : 'Add to Compare',
            onSelect: () => compared.toggle(summary),
          },
          { label: 'Copy permanent link', isBlocked: version === null, onSelect: () => void copyRunLink(summary) },
          { label: 'Export', onSelect: () => notifyError(exportRun(), `Run ${number} was not saved as a file`) },
          {
            label: 'Save evidence file',
            onSelect: () => notifyError(saveEvidence([id]), `Run ${number} was not saved as a file`),
          },
          { label: 'Delete', onSelect: isOthers ? () => setAsking(true) : removeNow },
        ]}
      />
      {isAsking && (
        <OthersDialog
          verb="Delete"
          thing="run"
          number={number}
          person={person}
          onConfirm={removeNow}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
