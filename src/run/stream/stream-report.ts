/** What was received for one input: a token stream, bursts, one burst at the end, or a stream that was held back on the way. */

import { firstTokenMs } from '../figures/input-figures.ts';
import { tokensByComponent } from '../figures/token-figures.ts';
import type { Run, TextArrival } from '../model/run.ts';
import { transportKind } from '../model/transport-kinds.ts';
import { readStream } from '../results/result-meter.ts';
import { repliesOf } from './reply-frames.ts';
import { type ServerSpan, serverSpan } from './server-span.ts';
import { type TextPiece, textPieces } from './text-pieces.ts';

export const RECEIVED = {
  tokens: 'Token stream',
  bursts: 'Bursts',
  single: 'Single burst',
  buffered: 'Buffered by a proxy',
  none: 'Not streamed',
} as const;
export type Received = keyof typeof RECEIVED;

/** One component that wrote. */
export interface WriterReport {
  /** Component id; '' where the stream names none. */
  component: string;
  received: 'tokens' | 'bursts' | 'single';
  /** ms since the input began, on the clock of its figures; null where its text came whole. */
  firstTokenMs: number | null;
  pieces: TextPiece[];
  characters: number;
  charactersPerSecond: number | null;
  /** Null where the server does not say how many it wrote, or when they came at once. */
  tokensPerSecond: number | null;
  longestGapMs: number | null;
}

export interface StreamReport {
  received: Received;
  /** ms since the request was sent; null where nothing came, and for an input in the middle of a stream. */
  firstByteMs: number | null;
  charactersPerSecond: number | null;
  tokensPerSecond: number | null;
  /** The longest wait between two pieces of text, whoever wrote them. */
  longestGapMs: number | null;
  /** Pieces of text in all. */
  pieces: number;
  characters: number;
  /** In the order in which they began to write. */
  writers: WriterReport[];
  /** What the server's own clock says of a stream that came at once; null where that proves nothing. */
  heldBack: ServerSpan | null;
}

/** Judges what came for an input, or what is known so far. Pure. */
export function streamReport(run: Run, input: number): StreamReport {
  const result = run.inputs.find(({ index }) => index === input);
  const requestIndex = run.plan.requests.findIndex(({ inputs }) => inputs.includes(input));
  const transport = run.plan.requests[requestIndex]?.transport;
  const timing = repliesOf(run).find((reply) => reply.requestIndex === requestIndex)?.timing;
  // In a stream of several inputs each but the first begins where the server says that it does.
  const isFirst = run.plan.requests[requestIndex]?.inputs[0] === input;
  const startedAt = (isFirst ? timing?.sentAt : undefined) ?? result?.startedAt ?? 0;
  const isStream = transport !== undefined && transportKind(transport).streams && hasStreamed(run, requestIndex);
  const byWriter = isStream && result ? textPieces(run, input) : new Map<string, TextPiece[]>();
  const tokens = new Map(
    [...(result ? tokensByComponent(result) : [])].flatMap(([id, { output }]) =>
      output === null ? [] : [[id, output] as const],
    ),
  );
  const writers = [...byWriter]
    .sort(([, [left]], [, [right]]) => (left?.at ?? 0) - (right?.at ?? 0))
    .map(([component, pieces]): WriterReport => {
      const first = result ? firstTokenMs(run, result, { writer: component }) : null;
      return { ...writerReport(component, pieces, tokens.get(component) ?? null), firstTokenMs: first };
    });
  const all = [...byWriter.values()].flat().sort((left, right) => left.at - right.at);
  const arrival = arrivalOf(all);
  const { longestGapMs, charactersPerSecond } = readStream(arrival);
  const heldBack = isStream && all.length > 0 ? serverSpan(run, input) : null;
  return {
    received: judge(writers, longestGapMs, heldBack),
    firstByteMs: isFirst && timing && timing.firstByteAt !== null ? timing.firstByteAt - startedAt : null,
    charactersPerSecond,
    tokensPerSecond: tokenRate(writers, all, tokens),
    longestGapMs,
    pieces: all.length,
    characters: arrival.characters,
    writers,
    heldBack: heldBack?.isHeldBack ? heldBack : null,
  };
}

/** A server may answer with one JSON where a stream was asked for. */
function hasStreamed(run: Run, requestIndex: number): boolean {
  const reply = run.replies.find((one) => one.requestIndex === requestIndex);
  if (!reply) return true;
  const type = reply.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  return type === undefined || type.includes('event-stream');
}

function judge(writers: readonly WriterReport[], longestGap: number | null, span: ServerSpan | null): Received {
  if (writers.length === 0) return 'none';
  if (span?.isHeldBack) return 'buffered';
  if (writers.some(({ received }) => received === 'tokens')) return 'tokens';
  return longestGap === null ? 'single' : 'bursts';
}

function writerReport(
  component: string,
  pieces: TextPiece[],
  tokens: number | null,
): Omit<WriterReport, 'firstTokenMs'> {
  const arrival = arrivalOf(pieces);
  const { verdict, longestGapMs, charactersPerSecond } = readStream(arrival);
  const span = (arrival.lastAt ?? 0) - (arrival.firstAt ?? 0);
  return {
    component,
    received: verdict === 'none' ? 'single' : verdict,
    pieces,
    characters: arrival.characters,
    charactersPerSecond,
    tokensPerSecond: tokens !== null && charactersPerSecond !== null ? (tokens * 1000) / span : null,
    longestGapMs,
  };
}

/** With every piece: ticks that were thinned for the meter would make gaps of their own. */
function arrivalOf(pieces: TextPiece[]): TextArrival {
  const characters = pieces.reduce((sum, { size }) => sum + size, 0);
  const [firstAt, lastAt] = [pieces[0]?.at ?? null, pieces.at(-1)?.at ?? null];
  return { chunks: pieces.length, characters, firstAt, lastAt, ticks: pieces };
}

/** Only where every writer's tokens are known: a part of them would look like a slow model. */
function tokenRate(
  writers: readonly WriterReport[],
  all: readonly TextPiece[],
  tokens: ReadonlyMap<string, number>,
): number | null {
  if (writers.length === 0 || !writers.every(({ tokensPerSecond }) => tokensPerSecond !== null)) return null;
  const span = (all.at(-1)?.at ?? 0) - (all[0]?.at ?? 0);
  const written = writers.reduce((sum, { component }) => sum + (tokens.get(component) ?? 0), 0);
  return span > 0 ? (written * 1000) / span : null;
}
