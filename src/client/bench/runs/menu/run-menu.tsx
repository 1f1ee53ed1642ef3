/** The menu of a run, the same in Results, in the strip and in All runs. */
import '@mantine/core/styles/Menu.layer.css';
import { useState } from 'react';
import { isOfOthers, useWho } from '../../../blocks/person/use-who.ts';
import type { RunSummary } from '../../../runs/history/run-summary.ts';
import { useRunActions } from '../../../runs/use-run-actions.ts';
import { copyRunLink } from '../../../shell/navigation/copy-run-link.ts';
import { useShownPart, useShownRunId } from '../../../shell/navigation/use-url-key.ts';
import { sendUiRequest } from '../../../shell/state/send-ui-request.ts';
import { downloadFile } from '../../../shell/ui/browser/download-file.ts';
import { ActionMenu } from '../../../shell/ui/controls/action-menu.tsx';
import { lazyOverlay } from '../../../shell/ui/feedback/lazy-overlay.tsx';
import { notify } from '../../../shell/ui/feedback/notify.ts';
import { notifyError } from '../../../shell/ui/feedback/notify-error.ts';
import { useSaveEvidence } from '../../blocks/evidence/use-save-evidence.tsx';
import { useCompareWith, whyNotCompared } from '../use-compare-with.ts';
import { useRestore } from '../use-restore.ts';

const files = () => import('./save-run-files.ts');
const OthersDialog = lazyOverlay(async () => (await import('../../blocks/person/others-dialog.tsx')).OthersDialog);

export interface RunMenuProps {
  summary: RunSummary;
  onName: () => void;
  tabIndex?: number;
  /** It is the menu of the shown run, so the command palette offers its actions too. */
  isOfShown?: boolean;
}

export function RunMenu({ summary, onName, tabIndex = 0, isOfShown = false }: RunMenuProps) {
  const { id, number, isPinned, person, version } = summary;
  const who = useWho();
  const [isAsking, setAsking] = useState(false);
  const actions = useRunActions();
  const shownRunId = useShownRunId();
  const notSaved = `Run ${number} was not saved as a file`;
  const { saveEvidence, dialog } = useSaveEvidence(notSaved);
  const restore = useRestore();
  const part = useShownPart();
  const compare = useCompareWith()(summary);

  const read = () => actions.readEnded(id);
  async function saveWhole() {
    const { fileName, text } = await actions.exportFile(id);
    downloadFile(fileName, text);
  }
  const file = (label: string, save: () => Promise<void>) => ({
    label,
    onSelect: () => notifyError(save(), notSaved),
  });
  async function remove() {
    const putBack = await actions.remove(summary);
    if (putBack)
      notify({
        message: `Run ${number} deleted`,
        undo: () => notifyError(putBack(), `Run ${number} was not put back`),
      });
  }
  const removeNow = () => notifyError(remove(), `Run ${number} was not deleted`);
  // A run that waits in this tab to be saved is your own.
  const isOthers = version !== null && isOfOthers(who, person);
  return (
    <>
      <ActionMenu
        label={isOfShown ? 'Run menu' : `Run ${number} menu`}
        isInPalette={isOfShown}
        tabIndex={tabIndex}
        actions={[
          {
            label: 'Restore request',
            onSelect: () =>
              notifyError(actions.readAny(id).then(restore), `The request of run ${number} was not restored`),
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
            onSelect: () => sendUiRequest('saveTest', { read, input: null, output: null }),
          },
          {
            label: 'Compare with current',
            isBlocked: compare === null,
            why: whyNotCompared(summary),
            onSelect: () => compare?.(),
          },
          {
            label: 'Copy permanent link',
            isBlocked: version === null,
            why: 'Not on the server yet',
            onSelect: () => void copyRunLink(summary),
          },
          file('Answers as CSV', async () => (await files()).saveAnswers(await read(), 'csv')),
          file('Answers as Markdown', async () => (await files()).saveAnswers(await read(), 'markdown')),
          file('Raw reply', async () => (await files()).saveReplies(await read())),
          file('Whole run (JSON)', saveWhole),
          { label: 'Save evidence file', onSelect: () => saveEvidence([id]) },
          {
            label: 'Print',
            isBlocked: id !== shownRunId || part !== 'bench',
            why: 'Prints the page: open the run first',
            onSelect: () => print(),
          },
          { label: 'Delete', onSelect: isOthers ? () => setAsking(true) : removeNow },
        ]}
      />
      {dialog}
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
