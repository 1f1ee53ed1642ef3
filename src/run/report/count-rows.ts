/** How many rows of a report are in each state. */
import { SHOWN_STATES, type ShownState } from '#flow/tweaks/shown-state.ts';
import type { TweakCount, TweakReportRow } from './tweak-report.ts';

/** Only states that occur, in a fixed order. */
export function countRows(rows: readonly TweakReportRow[]): TweakCount[] {
  const counts = new Map<ShownState, number>();
  for (const { state } of rows) counts.set(state, (counts.get(state) ?? 0) + 1);
  return SHOWN_STATES.flatMap((state) => {
    const count = counts.get(state) ?? 0;
    return count > 0 ? [{ state, count }] : [];
  });
}
