/** Saves runs as an evidence file: one run, or a comparison, as a page that anyone can read. */
import { type ReactNode, useState } from 'react';
import type { Pair } from '#run/compare/run-pair.ts';
import type { EvidenceRuns } from '#run/evidence/evidence-file.ts';
import { useRunActions } from '../../../runs/use-run-actions.ts';
import { downloadFile } from '../../../shell/ui/browser/download-file.ts';
import { lazyOverlay } from '../../../shell/ui/feedback/lazy-overlay.tsx';
import { notifyError } from '../../../shell/ui/feedback/notify-error.ts';

const EvidenceDialog = lazyOverlay(async () => (await import('./evidence-dialog.tsx')).EvidenceDialog);

interface Asked {
  runs: EvidenceRuns;
  bytes: number;
}

/**
 * Asks first, in the dialog, if the runs have values of components. `failed` is what did not happen if one of the runs is missing or
 * in progress. What makes the file is loaded for the first one.
 */
export function useSaveEvidence(failed: string): {
  saveEvidence: (ids: readonly [string] | Pair<string>) => void;
  dialog: ReactNode;
} {
  const { readEnded } = useRunActions();
  const [asked, setAsked] = useState<Asked | null>(null);
  async function begin(ids: readonly [string] | Pair<string>): Promise<void> {
    const [[a, b], { valuesBytes }] = await Promise.all([
      Promise.all(ids.map(readEnded)),
      import('#run/evidence/values-bytes.ts'),
    ]);
    if (a === undefined) return;
    const runs: EvidenceRuns = b === undefined ? [a] : [a, b];
    const bytes = valuesBytes(runs);
    if (bytes > 0) setAsked({ runs, bytes });
    else await save(runs, false);
  }
  return {
    saveEvidence: (ids) => notifyError(begin(ids), failed),
    dialog: asked && (
      <EvidenceDialog
        bytes={asked.bytes}
        onSave={(hasValues) => notifyError(save(asked.runs, hasValues), failed)}
        onClose={() => setAsked(null)}
      />
    ),
  };
}

async function save(runs: EvidenceRuns, hasValues: boolean): Promise<void> {
  const [{ makeEvidence }, style] = await Promise.all([
    import('#run/evidence/evidence-file.ts'),
    import('./page-evidence-style.ts').then(({ pageEvidenceStyle }) => pageEvidenceStyle()),
  ]);
  const { fileName, text, type } = await makeEvidence(runs, new Date(), { ...style, hasValues });
  downloadFile(fileName, text, type);
}
