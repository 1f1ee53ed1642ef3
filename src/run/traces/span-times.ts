/** When a span started and ended, and its error. */
import type { TraceSpan } from '#contract/answers/trace.ts';
import { readServerTime } from './server-time.ts';

export interface SpanTimes {
  /** ms since the start of the trace. */
  startMs: number;
  endMs: number | null;
}

/** Null for a span without a start. `startedAt`: start of the trace. */
export function spanTimes(span: TraceSpan, startedAt: number): SpanTimes | null {
  const start = readServerTime(span.startTime);
  if (start === null) return null;
  const startMs = Math.max(0, start - startedAt);
  const end = readServerTime(span.endTime);
  return { startMs, endMs: end === null ? endByLatency(startMs, span.latencyMs) : Math.max(startMs, end - startedAt) };
}

function endByLatency(startMs: number, latencyMs: number | null | undefined): number | null {
  return typeof latencyMs === 'number' ? startMs + latencyMs : null;
}

export function spanError({ error }: TraceSpan): string | null {
  if (error === null || error === undefined || error === '') return null;
  return typeof error === 'string' ? error : JSON.stringify(error);
}
