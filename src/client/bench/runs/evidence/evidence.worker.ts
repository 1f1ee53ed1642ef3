/** Reads an evidence file off the main thread. Sends its runs in parts, so that the page does not copy a large run at once. */
import { readEvidence } from '#run/evidence/read-evidence.ts';
import { answerInWorker } from '../../../shell/ui/browser/answer-in-worker.ts';
import { type Link, type Part, splitIntoParts } from './run-parts.ts';

/** A part of a run, or the links of all its parts. */
export type EvidencePart = { part: Part } | { links: Link[] };

answerInWorker(async (file: File, send: (part: EvidencePart) => void) => {
  for (const run of readEvidence(await file.text())) {
    const links: Link[] = [];
    for (const part of splitIntoParts(run, links)) send({ part });
    send({ links });
  }
});
