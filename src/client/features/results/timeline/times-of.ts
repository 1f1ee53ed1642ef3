/** The exact times of one component, in words. */
import { formatLatency } from '#run/result-format.ts';
import type { TimelineRow } from '#run/timeline/timeline.ts';

export function timesOf(row: TimelineRow): string[] {
  const { startMs, endMs, firstTextMs, waitedMs, state, error, textMs } = row;
  if (state === 'skipped') return [`Skipped at ${exact(startMs)}: its branch was not taken`];
  return [
    ...(waitedMs === null || waitedMs < 1 ? [] : [`waited ${exact(waitedMs)} after what feeds it`]),
    `started at ${exact(startMs)}`,
    ...(firstTextMs === null ? [] : [`first text at ${exact(firstTextMs)}`]),
    ...(endMs === null
      ? [state === 'stopped' ? 'never ended' : 'still running']
      : [`${state === 'failed' ? 'failed' : 'ended'} at ${exact(endMs)}`]),
    ...(endMs === null ? [] : [`took ${formatLatency(endMs - startMs)}`]),
    ...(textMs.length > 1 ? [`${textMs.length} pieces of text`] : []),
    ...(row.isCritical ? ['on the critical path'] : []),
    ...(error === null ? [] : [error]),
  ];
}

/** To a tenth of a millisecond: `12.4 ms`, `1.2034 s`. */
function exact(ms: number): string {
  return ms < 1000 ? `${Number(ms.toFixed(1))} ms` : `${Number((ms / 1000).toFixed(4))} s`;
}
