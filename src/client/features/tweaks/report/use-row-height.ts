/** Height of a row of the report in px, as in `report-table.module.css`. */
import { useNarrowHeight } from '../../../ui/layout/use-narrow-height.ts';

/** Below this width of the report, in px, the reason is on its own line below the other columns. */
const WIDE = 620;

/** `width` of the report; 0 until it is measured. */
export function isTwoLined(width: number): boolean {
  return width > 0 && width < WIDE;
}

export function useRowHeight(width: number): number {
  return useNarrowHeight(isTwoLined(width) ? 48 : 28, isTwoLined(width) ? 64 : 44);
}
