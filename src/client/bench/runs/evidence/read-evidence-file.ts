/** Reads the runs of an evidence file or an exported run in a worker: a large file would block the page for seconds. */
import { readEvidence } from '#run/evidence/read-evidence.ts';
import type { Run } from '#run/model/run.ts';
import { askWorker } from '../../../shell/ui/browser/ask-worker.ts';
import type { EvidencePart } from './evidence.worker.ts';
import { createJoin } from './run-parts.ts';

/** Rejects with a sentence about what is wrong with the file. */
export async function readEvidenceFile(file: File): Promise<Run[]> {
  // There are no workers in unit tests.
  if (!globalThis.Worker) return readEvidence(await file.text());
  const runs: Run[] = [];
  let { add, join } = createJoin();
  await askWorker<void, EvidencePart>(() => import('./evidence.worker.ts?worker'), file, {
    onPart(sent) {
      if ('part' in sent) return add(sent.part);
      // The worker has parsed it; doing so again here would block the page.
      runs.push(join(sent.links) as Run);
      ({ add, join } = createJoin());
    },
  });
  return runs;
}
