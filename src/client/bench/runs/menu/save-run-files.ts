/** Saves what a run answered as files. */
import { exportCsv, exportMarkdown, exportReplies } from '#run/export/result-export.ts';
import type { Run } from '#run/model/run.ts';
import { downloadFile } from '../../../shell/ui/browser/download-file.ts';
import { notify } from '../../../shell/ui/feedback/notify.ts';

/** In a form that people read. */
export function saveAnswers(run: Run, form: 'csv' | 'markdown'): void {
  const { fileName, text, type } = form === 'csv' ? exportCsv(run) : exportMarkdown(run);
  downloadFile(fileName, text, type);
}

/** Saves several replies as several files: one file would no longer be what was sent. */
export async function saveReplies(run: Run): Promise<void> {
  const files = exportReplies(run);
  const [first] = files;
  if (first === undefined) throw new Error('it has no reply');
  if (files.length === 1) downloadFile(first.fileName, first.text, first.type);
  else {
    const { strToU8, zipSync } = await import('fflate');
    const entries = Object.fromEntries(files.map(({ fileName, text }) => [fileName, strToU8(text)]));
    downloadFile(`run-${run.number}-replies.zip`, new Uint8Array(zipSync(entries)), 'application/zip');
  }
  if (run.replies.some(({ isCut }) => isCut))
    notify({ message: `Of run ${run.number}, only the beginning of a long reply was kept, and saved` });
}
