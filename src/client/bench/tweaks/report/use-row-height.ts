/** Height of a row of the report in px, as in `report-table.module.css`. */
import { useNarrowHeight } from '../../../shell/ui/layout/use-is-narrow.ts';

/** Below this width of the report, in px, the reason is on its own line, so that the names are not cut. */
const WIDE = 820;
/** The same with a column that shows what a run did. */
const WIDE_WITH_RUN = 1000;

/** `width` of the report; 0 until it is measured. */
export function needsTwoLines(width: number, hasRun: boolean): boolean {
  return width > 0 && width < (hasRun ? WIDE_WITH_RUN : WIDE);
}

export function useRowHeight(width: number, hasRun: boolean): number {
  const hasTwoLines = needsTwoLines(width, hasRun);
  return useNarrowHeight(hasTwoLines ? 37 : 28, hasTwoLines ? 64 : 44);
}
