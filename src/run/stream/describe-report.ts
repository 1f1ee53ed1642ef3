/** What a stream report means, in one sentence or two. */
import { formatCount, formatLatency } from '../result-format.ts';
import type { StreamReport } from './stream-report.ts';

/** More pieces than this at one moment were hardly meant to come together. */
const MANY_PIECES = 4;

export function describeReport(report: StreamReport, isReceiving: boolean): string {
  const { received, pieces, writers, heldBack } = report;
  const count = formatCount(pieces, 'piece');
  switch (received) {
    case 'tokens':
      return `The text ${isReceiving ? 'arrives' : 'arrived'} as it was written, in ${count}.`;
    case 'bursts':
      return writers.length > 1 && writers.every((writer) => writer.received === 'single')
        ? `The text of each of ${formatCount(writers.length, 'component')} came whole, when it was done.`
        : `The text came in ${count}, with long waits between them.`;
    case 'single':
      return pieces > MANY_PIECES
        ? `All text came at once, in ${count}. They were written one by one, so something may have held them back.`
        : 'All text came at once.';
    case 'buffered':
      return (
        `The server worked for ${formatLatency(heldBack?.serverMs ?? 0)}, and what it sent meanwhile arrived within ` +
        `${formatLatency(Math.max(1, heldBack?.receivedMs ?? 0))}. Something on the way collects the stream: ` +
        'switch buffering off in the proxy before the server.'
      );
    default:
      return isReceiving ? 'No text has come yet.' : 'The reply came whole: there is no stream to measure.';
  }
}
