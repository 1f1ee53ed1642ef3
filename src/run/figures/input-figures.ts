/** Time, first token and tokens of one input, for all views. Definitions: docs/decisions/0008-one-definition-per-figure.md. */
import type { ReceivedEvent, Run, RunInputResult } from '../model/run.ts';
import { humanWaits } from './human-waits.ts';
import { type FigureClock, inputEvents, inputSpan } from './input-events.ts';
import { inputTokens, type TokenFigure } from './token-figures.ts';

/** Times in ms, all on the same `clock`; null if there is none, or not yet. */
export interface InputFigures {
  clock: FigureClock;
  /** Start of the input, since the start of `since`: a server's clock restarts with each request. */
  offsetMs: number;
  since: 'run' | 'request';
  /** Time that the server took for the input, without waiting for a person; null until it ends. */
  timeMs: number | null;
  /** Its answer, failure or stop, since its start; null until then. */
  endMs: number | null;
  /** Time from the start of the input to the first chunk of text, without waiting for a person; null if none was streamed. */
  firstTokenMs: number | null;
  /** How long it waited for a person before that chunk. */
  firstWaitedMs: number;
  /** Time of the last known event of the input, since its start. */
  lastMs: number;
  /** Time from start to end in which it waited for a person's decision; 0 if it never did. */
  decisionMs: number;
  tokens: TokenFigure | null;
}

const NONE: InputFigures = {
  clock: 'browser',
  offsetMs: 0,
  since: 'run',
  timeMs: null,
  endMs: null,
  firstTokenMs: null,
  firstWaitedMs: 0,
  lastMs: 0,
  decisionMs: 0,
  tokens: null,
};

/** All null for an input that does not exist or never started. Pure. */
export function inputFigures(run: Run | undefined, input: RunInputResult | null | undefined): InputFigures {
  if (!run || !input || input.startedAt === null) return NONE;
  const { events, clock } = inputEvents(run, input.index);
  const { offsetMs, lastMs } = inputSpan(input, { events, clock });
  const endMs = endOf(input, events, clock, lastMs);
  const waitedMs = waitedUntil(run, input, endMs);
  const first = firstToken(run, input);
  return {
    clock,
    offsetMs,
    since: clock === 'server' && run.plan.requests.length > 1 ? 'request' : 'run',
    timeMs: endMs === null ? null : Math.max(0, endMs - waitedMs),
    endMs,
    decisionMs: waitedMs,
    firstTokenMs: first?.ms ?? null,
    firstWaitedMs: first?.waitedMs ?? 0,
    lastMs,
    tokens: inputTokens(run, input),
  };
}

/**
 * The first chunk of text: of all components, of one component, or of the text of one output. `ms` is its time since the
 * start of the input without `waitedMs`, in which a person was waited for.
 */
export function firstToken(
  run: Run,
  input: RunInputResult,
  of: { writer: string } | { output: string } | null = null,
): { ms: number; waitedMs: number } | null {
  const { events, clock } = inputEvents(run, input.index);
  for (const received of events) {
    const { event } = received;
    if (event.event !== 'text-delta') continue;
    if (of !== null && ('writer' in of ? event.component !== of.writer : !event.outputs.includes(of.output))) continue;
    const at =
      clock === 'server'
        ? (received.sentAts?.[0] ?? event.at)
        : // The first of the joined chunks.
          (received.pieces?.[0] ?? received.receivedAt);
    const ms = at - inputSpan(input, { events, clock }).offsetMs;
    const waitedMs = waitedUntil(run, input, ms);
    return { ms: Math.max(0, ms - waitedMs), waitedMs };
  }
  return null;
}

/** A wait that was stopped ends with the input; one that is open counts when it ends. `untilMs`: null while the input runs. */
function waitedUntil(run: Run, input: RunInputResult, untilMs: number | null): number {
  const until = untilMs ?? Number.POSITIVE_INFINITY;
  return humanWaits(run, input)
    .map(({ askedMs, decidedMs }) => Math.min(decidedMs ?? untilMs ?? askedMs, until) - askedMs)
    .reduce((sum, ms) => sum + Math.max(0, ms), 0);
}

function endOf(
  { startedAt, endedAt, trace }: RunInputResult,
  events: readonly ReceivedEvent[],
  clock: FigureClock,
  lastMs: number,
): number | null {
  if (endedAt === null || startedAt === null) return null;
  const isEnded = events.some(({ event }) => event.event === 'input-end' || event.event === 'input-error');
  // Stopped or cut: the server did not report the end, but this browser saw it.
  const seenMs = clock === 'server' && isEnded ? 0 : endedAt - startedAt;
  // The time includes all work that traces report.
  const traced = (trace?.components ?? []).map(({ startMs, endMs }) => endMs ?? startMs);
  return Math.max(seenMs, clock === 'server' ? lastMs : 0, ...traced);
}
