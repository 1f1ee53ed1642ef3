/** Explains a stream report in one or two sentences. */
import { formatCount, formatDuration } from '../figures/result-format.ts';
import type { StreamReport } from './stream-report.ts';

/** More chunks at one moment were probably not sent together. */
const MANY_PIECES = 4;

export function describeReport(report: StreamReport, isReceiving: boolean): string {
  const { received, pieces, writers, heldBack } = report;
  const count = formatCount(pieces, 'chunk');
  switch (received) {
    case 'tokens':
      return `The text ${isReceiving ? 'arrives' : 'arrived'} as it was written, in ${count}.`;
    case 'bursts':
      return writers.length > 1 && writers.every((writer) => writer.received === 'single')
        ? `The text of each of ${formatCount(writers.length, 'component')} arrived in one piece, when the component had finished.`
        : `The text arrived in ${count}, with long waits between them.`;
    case 'single':
      return pieces > MANY_PIECES
        ? `All text arrived at once, in ${count}. The server wrote them one by one, so something in between may have held them back.`
        : 'All text arrived at once.';
    case 'buffered':
      return (
        `The server worked for ${formatDuration(heldBack?.serverMs ?? 0)}, but everything it sent arrived within ` +
        `${formatDuration(Math.max(1, heldBack?.receivedMs ?? 0))}. Something held the stream back: ` +
        'usually a proxy that buffers (turn its buffering off), sometimes a busy browser.'
      );
    default:
      return isReceiving ? 'No text has arrived yet.' : 'The reply was not streamed, so there is nothing to measure.';
  }
}
