/** Height of a row of the report in px, as `report-table.module.css` has it. */
import { useNarrowHeight } from '../../../ui/layout/use-narrow-height.ts';

/** Below this width of the report, in px, the reason is a line of its own below the other columns. */
const WIDE = 620;

/** `width`: of the report; 0 while it is not known. */
export function isTwoLined(width: number): boolean {
  return width > 0 && width < WIDE;
}

export function useRowHeight(width: number): number {
  return useNarrowHeight(isTwoLined(width) ? 48 : 28, isTwoLined(width) ? 64 : 44);
}
