/** The menu of the shown run: replay it, pin it, or save it as a file. */
import { type ExportedFile, exportCsv, exportMarkdown, exportReplies } from '#run/export/result-export.ts';
import type { Run } from '#run/model/run.ts';
import { useSaveEvidence } from '../../../blocks/evidence/use-save-evidence.ts';
import type { RunSummary } from '../../../runs/history/run-summary.ts';
import { useIsReplayed } from '../../../runs/history/use-is-replayed.ts';
import { type RunActions, useRunActions } from '../../../runs/use-run-actions.ts';
import { sendUiRequest } from '../../../state/send-ui-request.ts';
import { useUiState } from '../../../state/ui-state.ts';
import { downloadFile } from '../../../ui/browser/download-file.ts';
import { ActionMenu } from '../../../ui/controls/action-menu.tsx';
import { notifyError } from '../../../ui/feedback/notify-error.ts';
import { useRunSummary } from './use-run-summary.ts';

const NOT_SAVED = 'The run was not saved as a file';

export function ShownRunMenu({ run }: { run: Run }) {
  const { exportFile, setPinned } = useRunActions();
  const saveEvidence = useSaveEvidence();
  const isReplayed = useIsReplayed(run.id);
  const summary = useRunSummary(run.id);
  async function saveRun() {
    const file = await exportFile(run.id);
    if (file) downloadFile(file.fileName, file.text);
  }
  return (
    <ActionMenu
      label="Run menu"
      isInPalette
      actions={[
        {
          label: isReplayed ? 'End replay' : 'Replay run',
          onSelect: () => useUiState.setState({ replay: isReplayed ? null : { runId: run.id } }),
        },
        {
          label: 'Save as test',
          isBlocked: run.status === 'running' || run.matrix !== undefined,
          onSelect: () =>
            sendUiRequest('saveTest', { read: async () => run, input: run.inputs[0]?.index ?? 0, output: null }),
        },
        ...(summary ? [pinAction(summary, setPinned)] : []),
        {
          label: replyLabel(run),
          isBlocked: run.replies.length === 0,
          onSelect: () => notifyError(saveReplies(run), NOT_SAVED),
        },
        { label: 'Whole run with request, plan and times (JSON)', onSelect: () => notifyError(saveRun(), NOT_SAVED) },
        {
          label: 'Save evidence file',
          onSelect: () => notifyError(saveEvidence([run.id]), NOT_SAVED),
        },
        { label: 'Answers as CSV', onSelect: () => save(exportCsv(run)) },
        { label: 'Answers as Markdown', onSelect: () => save(exportMarkdown(run)) },
        { label: 'Print', onSelect: () => print() },
      ]}
    />
  );
}

function pinAction({ id, isPinned }: RunSummary, setPinned: RunActions['setPinned']) {
  return {
    label: isPinned ? 'Unpin run' : 'Pin run',
    onSelect: () => notifyError(setPinned(id, !isPinned), isPinned ? 'Not unpinned' : 'Not pinned'),
  };
}

function replyLabel({ replies }: Run): string {
  const isWhole = replies.every(({ isCut }) => !isCut);
  if (replies.length > 1) return isWhole ? 'Raw replies (ZIP)' : 'Saved replies (ZIP, may be incomplete)';
  return isWhole ? 'Raw reply (JSON)' : 'Saved reply (text, may be incomplete)';
}

/** Saves several replies as several files: one file would no longer be what was sent. */
async function saveReplies(run: Run) {
  const files = exportReplies(run);
  const [first] = files;
  if (first && files.length === 1) return save(first);
  const { strToU8, zipSync } = await import('fflate');
  const entries = Object.fromEntries(files.map(({ fileName, text }) => [fileName, strToU8(text)]));
  downloadFile(`run-${run.number}-replies.zip`, new Uint8Array(zipSync(entries)), 'application/zip');
}

function save({ fileName, text, type }: ExportedFile) {
  downloadFile(fileName, text, type);
}
