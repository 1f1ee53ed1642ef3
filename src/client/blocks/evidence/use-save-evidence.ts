/** Saves runs as an evidence file: one run, or a comparison, as a page that anyone can read. */
import { useRunActions } from '../../runs/use-run-actions.ts';
import { downloadFile } from '../../ui/browser/download-file.ts';

/** Saves nothing if one of the runs is missing or in progress. What makes the file is loaded for the first one. */
export function useSaveEvidence(): (ids: readonly string[]) => Promise<void> {
  const { read } = useRunActions();
  return async (ids) => {
    const [runs, { makeEvidence }, look] = await Promise.all([
      Promise.all(ids.map(read)),
      import('#run/evidence/evidence-file.ts'),
      import('./evidence-look.ts').then(({ evidenceLook }) => evidenceLook()),
    ]);
    const over = runs.flatMap((run) => (run === null || run.status === 'running' ? [] : [run]));
    if (over.length < ids.length) return;
    const { fileName, text, type } = await makeEvidence(over, new Date(), look);
    downloadFile(fileName, text, type);
  };
}
