/** The exact times of one component, as text. */

import { lowerFirst } from '#contract/text/upper-first.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import { cutSentence } from '#run/results/answer-end.ts';
import type { TimelineRow } from '#run/timeline/timeline.ts';

export function timesOf(row: TimelineRow): string[] {
  const { startMs, endMs, firstTextMs, waitedMs, state, error, textMs, whySkipped } = row;
  if (whySkipped !== null) return [`Skipped at ${shortExactTime(startMs)}: ${whySkipped}`];
  return [
    ...(waitedMs === null || waitedMs < 1 ? [] : [`waited ${shortExactTime(waitedMs)} after its inputs`]),
    `started at ${shortExactTime(startMs)}`,
    ...(firstTextMs === null ? [] : [`first token at ${shortExactTime(firstTextMs)}`]),
    ...(endMs === null
      ? [state === 'stopped' ? 'never ended' : 'still running']
      : [`${state === 'failed' ? 'failed' : 'ended'} at ${shortExactTime(endMs)}`]),
    ...(endMs === null ? [] : [`took ${formatDuration(endMs - startMs)}`]),
    ...(textMs.length > 1 ? [`${textMs.length} chunks of text`] : []),
    ...(row.model === null ? [] : [`answered by ${row.model}`]),
    ...(row.cutAt === undefined ? [] : [lowerFirst(cutSentence(row.cutAt))]),
    ...(row.isCritical ? ['on the critical path'] : []),
    ...(error === null ? [] : [error]),
  ];
}

/** A time to a tenth of a millisecond, with fixed digits so that a column aligns: `12.0 ms`, `1.2034 s`. */
export function exactTime(ms: number): string {
  return ms < 1000 ? `${ms.toFixed(1)} ms` : `${(ms / 1000).toFixed(4)} s`;
}

/** For a sentence: `12 ms`. */
export function shortExactTime(ms: number): string {
  // pattern-bounded: a number as toFixed writes it
  return exactTime(ms).replace(/\.?0+ /, ' ');
}
