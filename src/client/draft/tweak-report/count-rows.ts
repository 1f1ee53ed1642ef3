/** How many rows of a report are in each state. */
import type { TweakState } from '#contract/run-event.ts';
import type { TweakCount, TweakReportRow } from './tweak-report.ts';

const ORDER: readonly TweakState[] = ['applied', 'no-op', 'ignored', 'refused', 'overridden', 'ambiguous'];

/** Only states that occur, in a fixed order. */
export function countRows(rows: readonly TweakReportRow[]): TweakCount[] {
  const counts = new Map<TweakState, number>();
  for (const { state } of rows) counts.set(state, (counts.get(state) ?? 0) + 1);
  return ORDER.flatMap((state) => {
    const count = counts.get(state) ?? 0;
    return count > 0 ? [{ state, count }] : [];
  });
}
