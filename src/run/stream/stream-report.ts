/** Classifies the stream received for one input: tokens, bursts, one burst at the end, or held back on the way. */

import { firstToken } from '../figures/input-figures.ts';
import { tokensByComponent } from '../figures/token-figures.ts';
import type { TokenUsage } from '../figures/token-usage.ts';
import type { Run, TextArrival } from '../model/run.ts';
import { transportKind } from '../model/transport-kinds.ts';
import { readStream } from '../results/result-meter.ts';
import { repliesOf } from './reply-frames.ts';
import { heldBackSpan, type ServerSpan } from './server-span.ts';
import { type TextPiece, textPieces } from './text-pieces.ts';

export const RECEIVED = {
  tokens: 'Tokens',
  bursts: 'Bursts',
  single: 'Held back',
  buffered: 'Held back',
  none: 'Not streamed',
} as const;
export type Received = keyof typeof RECEIVED;

/** One component that wrote text. */
export interface WriterReport {
  /** Component id; '' if the stream names none. */
  component: string;
  received: 'tokens' | 'bursts' | 'single';
  /** ms since the start of the input, on the clock of its figures; null if its text was not streamed. */
  firstTokenMs: number | null;
  pieces: TextPiece[];
  charactersPerSecond: number | null;
  /** Null if the server does not report the number of tokens, or they arrived at once. */
  tokensPerSecond: number | null;
  longestGapMs: number | null;
}

export interface StreamReport {
  received: Received;
  /** ms since the request was sent; null if nothing arrived, and for a later input of a stream. */
  firstByteMs: number | null;
  charactersPerSecond: number | null;
  tokensPerSecond: number | null;
  /** Longest gap between two chunks of text of any component. */
  longestGapMs: number | null;
  /** Total number of chunks. */
  pieces: number;
  characters: number;
  /** In the order of their first text. */
  writers: WriterReport[];
  /** Evidence from the server's clock that the stream was held back; null if there is none. */
  heldBack: ServerSpan | null;
}

/** The report for an input, or the part that is known so far. Pure. */
export function streamReport(run: Run, input: number): StreamReport {
  const result = run.inputs.find(({ index }) => index === input);
  const requestIndex = run.plan.requests.findIndex(({ inputs }) => inputs.includes(input));
  const transport = run.plan.requests[requestIndex]?.transport;
  const timing = repliesOf(run).find((reply) => reply.requestIndex === requestIndex)?.timing;
  // In a stream of several inputs, the server reports the start of each input after the first.
  const isFirst = run.plan.requests[requestIndex]?.inputs[0] === input;
  const startedAt = (isFirst ? timing?.sentAt : undefined) ?? result?.startedAt ?? 0;
  const isStream = transport !== undefined && transportKind(transport).streams && hasStreamed(run, requestIndex);
  const byWriter = isStream && result ? textPieces(run, input) : new Map<string, TextPiece[]>();
  const tokens = result ? tokensByComponent(run, result) : new Map<string, TokenUsage>();
  const writers = [...byWriter]
    .sort(([, [left]], [, [right]]) => (left?.at ?? 0) - (right?.at ?? 0))
    .map(([component, pieces]): WriterReport => {
      const first = result ? firstToken(run, result, { writer: component }) : null;
      return {
        ...writerReport(component, pieces, tokens.get(component)?.output ?? null),
        firstTokenMs: first?.ms ?? null,
      };
    });
  const all = [...byWriter.values()].flat().sort((left, right) => left.at - right.at);
  const arrival = arrivalOf(all);
  const { longestGapMs, charactersPerSecond } = readStream(arrival);
  const heldBack = isStream && all.length > 0 ? heldBackSpan(run, input) : null;
  return {
    received: classify(writers, longestGapMs, heldBack),
    firstByteMs: isFirst && timing && timing.firstByteAt !== null ? timing.firstByteAt - startedAt : null,
    charactersPerSecond,
    tokensPerSecond: tokenRate(writers, all, tokens),
    longestGapMs,
    pieces: all.length,
    characters: arrival.characters,
    writers,
    heldBack,
  };
}

/** False if the server answered the request for a stream with one JSON reply. */
export function hasStreamed(run: Run, requestIndex: number): boolean {
  const reply = run.replies.find((one) => one.requestIndex === requestIndex);
  if (!reply) return true;
  const type = reply.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  return type === undefined || type.includes('event-stream');
}

function classify(writers: readonly WriterReport[], longestGap: number | null, span: ServerSpan | null): Received {
  if (writers.length === 0) return 'none';
  if (span !== null) return 'buffered';
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
    charactersPerSecond,
    tokensPerSecond: tokens !== null && charactersPerSecond !== null ? (tokens * 1000) / span : null,
    longestGapMs,
  };
}

/** The arrival with every chunk, because reducing them to ticks would add gaps. */
function arrivalOf(pieces: TextPiece[]): TextArrival {
  const characters = pieces.reduce((sum, { size }) => sum + size, 0);
  const [firstAt, lastAt] = [pieces[0]?.at ?? null, pieces.at(-1)?.at ?? null];
  return { chunks: pieces.length, characters, firstAt, lastAt, ticks: pieces };
}

/** Only if the tokens of every writer are known, because some of them would look like a slow model. */
function tokenRate(
  writers: readonly WriterReport[],
  all: readonly TextPiece[],
  tokens: ReadonlyMap<string, TokenUsage>,
): number | null {
  if (writers.length === 0 || !writers.every(({ tokensPerSecond }) => tokensPerSecond !== null)) return null;
  const span = (all.at(-1)?.at ?? 0) - (all[0]?.at ?? 0);
  const written = writers.reduce((sum, { component }) => sum + (tokens.get(component)?.output ?? 0), 0);
  return span > 0 ? (written * 1000) / span : null;
}
