/** Reads the runs of an evidence file or an exported run in a worker: a large file would block the page for seconds. */
import { readEvidence } from '#run/evidence/read-evidence.ts';
import type { Run } from '#run/model/run.ts';
import { createJoin } from '../history/parts/run-parts.ts';
import type { EvidenceMessage } from './evidence.worker.ts';

/** Rejects with a sentence about what is wrong with the file. */
export async function readEvidenceFile(file: File): Promise<Run[]> {
  // As in unit tests.
  if (!globalThis.Worker) return readEvidence(await file.text());
  const { default: EvidenceWorker } = await import('./evidence.worker.ts?worker');
  const worker = new EvidenceWorker();
  try {
    return await new Promise((done, fail) => {
      const runs: Run[] = [];
      let { add, join } = createJoin();
      worker.onmessage = ({ data }: MessageEvent<EvidenceMessage>) => {
        if ('part' in data) add(data.part);
        else if ('links' in data) {
          runs.push(join(data.links) as Run);
          ({ add, join } = createJoin());
        } else if ('problem' in data) fail(new Error(data.problem));
        else done(runs);
      };
      worker.onerror = () => fail(new Error('The part of this page that reads it could not be loaded or has failed.'));
      worker.postMessage(file);
    });
  } finally {
    worker.terminate();
  }
}
