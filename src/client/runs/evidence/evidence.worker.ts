/** Reads an evidence file off the main thread. Sends its runs in parts, so that the page does not copy a large run at once. */
import { errorMessage } from '#contract/error-message.ts';
import { readEvidence } from '#run/evidence/read-evidence.ts';
import { cutUp, type Link, type Part } from '../history/parts/run-parts.ts';

/** The parts of a run, then its links; at the end whether all runs were sent, or a sentence about what is wrong. */
export type EvidenceMessage = { part: Part } | { links: Link[] } | { isOver: true } | { problem: string };

const send = (message: EvidenceMessage) => self.postMessage(message);

self.onmessage = async ({ data: file }: MessageEvent<File>) => {
  try {
    for (const run of readEvidence(await file.text())) {
      const links: Link[] = [];
      for (const part of cutUp(run, links)) send({ part });
      send({ links });
    }
    send({ isOver: true });
  } catch (error) {
    send({ problem: errorMessage(error) });
  }
};
