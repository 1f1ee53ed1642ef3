/** How the text of one component arrived. */
import { formatCount, formatDuration } from '../figures/result-format.ts';
import type { Run } from '../model/run.ts';
import { RECEIVED, type StreamReport, streamReport, type WriterReport } from '../stream/stream-report.ts';
import type { TextPiece } from '../stream/text-pieces.ts';

export interface ComponentStream {
  kind: (typeof RECEIVED)[keyof typeof RECEIVED];
  /** "15 chunks over 558 ms". */
  span: string;
  /** What the kind means here. */
  sentence: string;
  pieces: readonly TextPiece[];
  /** "first token 38 ms", "median gap 37 ms, longest 71 ms", "last 596 ms"; without what is not known. */
  figures: readonly string[];
}

/** Null if the component wrote no text. */
export function componentStream(run: Run, input: number, id: string | null): ComponentStream | null {
  const report = streamReport(run, input);
  const writer = report.writers.find(({ component }) => component === id);
  if (!writer) return null;
  const { pieces } = writer;
  const [first, last] = [pieces[0]?.at ?? 0, pieces.at(-1)?.at ?? 0];
  const isHeld = report.heldBack !== null || writer.received === 'single';
  const kind = isHeld ? RECEIVED.buffered : RECEIVED[writer.received];
  const startedAt = run.inputs.find(({ index }) => index === input)?.startedAt ?? 0;
  const count = formatCount(pieces.length, 'chunk');
  return {
    ...{ kind, pieces, figures: figuresOf(writer, last - startedAt) },
    span: `${count} over ${formatDuration(last - first)}`,
    sentence: isHeld
      ? heldSentence(report, writer, startedAt)
      : kind === 'Tokens'
        ? `Tokens: the text came as it was written, in ${count}.`
        : `Bursts: the text came in ${count}, with long waits between them.`,
  };
}

/** More chunks at one moment were probably not sent together. */
const MANY_PIECES = 4;

function heldSentence({ heldBack }: StreamReport, { pieces }: WriterReport, startedAt: number): string {
  const [first, last] = [pieces[0]?.at ?? 0, pieces.at(-1)?.at ?? 0];
  const came =
    pieces.length === 1
      ? 'the text came in 1 chunk'
      : `all ${formatCount(pieces.length, 'chunk')} came within ${formatDuration(Math.max(1, last - first))}`;
  const by = 'something in between held them back: usually a proxy that buffers';
  const why = heldBack
    ? ` The server worked for ${formatDuration(heldBack.serverMs)}, so ${by}.`
    : pieces.length > MANY_PIECES
      ? ` The server wrote them one by one, so ${by}.`
      : '';
  return `Held back: ${came}, ${formatDuration(first - startedAt)} after the start.${why}`;
}

function figuresOf({ firstTokenMs, longestGapMs, pieces }: WriterReport, lastMs: number): string[] {
  const gaps = pieces
    .slice(1)
    .map(({ at }, index) => at - (pieces[index]?.at ?? at))
    .toSorted((one, two) => one - two);
  const median = gaps[Math.floor(gaps.length / 2)];
  return [
    ...(firstTokenMs === null ? [] : [`first token ${formatDuration(firstTokenMs)}`]),
    ...(median === undefined || longestGapMs === null
      ? []
      : [`median gap ${formatDuration(median)}, longest ${formatDuration(longestGapMs)}`]),
    `last ${formatDuration(lastMs)}`,
  ];
}

/** The text of a component that is still writing; empty if it has written none. */
export function textSoFar(run: Run, input: number, id: string | null): string {
  let text = '';
  let message: string | null = null;
  for (const { event } of run.events) {
    if (event.event !== 'text-delta' || event.input !== input || event.component !== id) continue;
    text = event.message_id === message ? text + event.chunk : event.chunk;
    message = event.message_id;
  }
  return text;
}
