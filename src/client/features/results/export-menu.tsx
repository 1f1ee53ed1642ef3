/** Saves the shown run: as the server answered it, as everything that is known of it, or as what a person reads of it. */
import { IconDownload } from '@tabler/icons-react';
import { type ExportedFile, exportCsv, exportMarkdown, exportReplies } from '#run/result-export.ts';
import type { Run } from '#run/run.ts';
import { useRunActions } from '../../runs/use-run-actions.ts';
import { ActionMenu } from '../../ui/action-menu.tsx';
import { downloadFile } from '../../ui/download-file.ts';
import { sayFailure } from '../../ui/say-failure.ts';

const NOT_SAVED = 'The run was not saved as a file';

export function ExportMenu({ run }: { run: Run }) {
  const { exportFile, evidenceFile } = useRunActions();
  async function saveRun() {
    const file = await exportFile(run.id);
    if (file) downloadFile(file.fileName, file.text);
  }
  async function saveEvidence() {
    const file = await evidenceFile([run.id]);
    if (file) save(file);
  }
  return (
    <ActionMenu
      label="Export run"
      icon={IconDownload}
      actions={[
        {
          label: replyLabel(run),
          isBlocked: run.replies.length === 0,
          onSelect: () => sayFailure(saveReplies(run), NOT_SAVED),
        },
        { label: 'Whole run with request, plan and times (JSON)', onSelect: () => sayFailure(saveRun(), NOT_SAVED) },
        {
          label: 'Save evidence file',
          onSelect: () => sayFailure(saveEvidence(), NOT_SAVED),
        },
        { label: 'Answers as CSV', onSelect: () => save(exportCsv(run)) },
        { label: 'Answers as Markdown', onSelect: () => save(exportMarkdown(run)) },
        { label: 'Print', onSelect: () => print() },
      ]}
    />
  );
}

function replyLabel({ replies }: Run): string {
  const isWhole = replies.every(({ isCut }) => !isCut);
  if (replies.length > 1)
    return isWhole ? 'Replies exactly as they came (ZIP)' : 'Replies as far as they are kept (ZIP)';
  return isWhole ? 'Reply exactly as it came (JSON)' : 'Reply as far as it is kept (text)';
}

/** Several replies are several files: joined into one text they would no longer be what was sent. */
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
