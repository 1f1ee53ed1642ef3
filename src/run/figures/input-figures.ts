/** Time, first token and tokens of one input: every view shows these. Definitions: docs/decisions/0008-one-definition-per-figure.md. */
import type { ReceivedEvent, Run, RunInputResult } from '../model/run.ts';
import { type FigureClock, inputEvents } from './input-events.ts';
import { sumTokens, type TokenFigure, tokensByComponent } from './token-figures.ts';

/** Times in ms, all on the one `clock`; null while and where there is none. */
export interface InputFigures {
  clock: FigureClock;
  /** When the input began, since the start of `since`: a server's clock begins anew with each request. */
  offsetMs: number;
  since: 'run' | 'request';
  /** From when the input began to its answer, its failure or its stop. Null until then. */
  timeMs: number | null;
  /** From when the input began to the first piece of text that a component wrote. Null where none was streamed. */
  firstTokenMs: number | null;
  /** Of the last thing that is known of it, since it began. */
  lastMs: number;
  tokens: TokenFigure | null;
}

const NONE: InputFigures = {
  ...{ clock: 'browser', offsetMs: 0, since: 'run', timeMs: null, firstTokenMs: null, lastMs: 0, tokens: null },
};

/** All null for an input that the run does not have or that never began. Pure. */
export function inputFigures(run: Run | undefined, input: RunInputResult | null | undefined): InputFigures {
  if (!run || !input || input.startedAt === null) return NONE;
  const { events, clock } = inputEvents(run, input.index);
  const { offsetMs, lastMs } = begun(input, events, clock);
  return {
    clock,
    offsetMs,
    since: clock === 'server' && run.plan.requests.length > 1 ? 'request' : 'run',
    timeMs: timeOf(input, events, clock, lastMs),
    firstTokenMs: firstTokenMs(run, input),
    lastMs,
    tokens: sumTokens(tokensByComponent(input).values()),
  };
}

/**
 * When the first piece of text came, in ms since the input began: of all its components, of one that wrote it, or of the
 * text that one output shows.
 */
export function firstTokenMs(
  run: Run,
  input: RunInputResult,
  of: { writer: string } | { output: string } | null = null,
): number | null {
  const { events, clock } = inputEvents(run, input.index);
  for (const received of events) {
    const { event } = received;
    if (event.event !== 'text-delta') continue;
    if (of !== null && ('writer' in of ? event.component !== of.writer : !event.outputs.includes(of.output))) continue;
    const at =
      clock === 'server'
        ? (received.sentAts?.[0] ?? event.at)
        : // The first of the chunks that were joined.
          (received.pieces?.[0] ?? received.receivedAt);
    return at - begun(input, events, clock).offsetMs;
  }
  return null;
}

function begun({ startedAt }: RunInputResult, events: readonly ReceivedEvent[], clock: FigureClock) {
  const at = (received: ReceivedEvent | undefined) =>
    received && (clock === 'server' ? received.event.at : received.receivedAt);
  const offsetMs = (clock === 'server' ? at(events[0]) : startedAt) ?? 0;
  return { offsetMs, lastMs: Math.max(0, (at(events.at(-1)) ?? offsetMs) - offsetMs) };
}

function timeOf(
  { startedAt, endedAt, trace }: RunInputResult,
  events: readonly ReceivedEvent[],
  clock: FigureClock,
  lastMs: number,
): number | null {
  if (endedAt === null || startedAt === null) return null;
  const isEnded = events.some(({ event }) => event.event === 'input-end' || event.event === 'input-error');
  // Stopped or cut: the server said nothing of the end, and this browser knows when it was.
  const seenMs = clock === 'server' && isEnded ? 0 : endedAt - startedAt;
  // Work that is known of is always part of the time.
  const traced = (trace?.components ?? []).map(({ startMs, endMs }) => endMs ?? startMs);
  return Math.max(seenMs, clock === 'server' ? lastMs : 0, ...traced);
}
