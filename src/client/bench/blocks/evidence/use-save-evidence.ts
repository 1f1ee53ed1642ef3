/** Saves runs as an evidence file: one run, or a comparison, as a page that anyone can read. */
import type { Pair } from '#run/compare/run-pair.ts';
import { useRunActions } from '../../../runs/use-run-actions.ts';
import { downloadFile } from '../../../shell/ui/browser/download-file.ts';

/** Rejects if one of the runs is missing or in progress. What makes the file is loaded for the first one. */
export function useSaveEvidence(): (ids: readonly [string] | Pair<string>) => Promise<void> {
  const { readEnded } = useRunActions();
  return async (ids) => {
    const [runs, { makeEvidence }, style] = await Promise.all([
      Promise.all(ids.map(readEnded)),
      import('#run/evidence/evidence-file.ts'),
      import('./page-evidence-style.ts').then(({ pageEvidenceStyle }) => pageEvidenceStyle()),
    ]);
    const [a, b] = runs;
    if (a === undefined) return;
    const { fileName, text, type } = await makeEvidence(b === undefined ? [a] : [a, b], new Date(), style);
    downloadFile(fileName, text, type);
  };
}
