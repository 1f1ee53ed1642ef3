/** Height of a row of the report in px, as `report-table.module.css` has it. */
import { useNarrowHeight } from '../../../ui/use-narrow-height.ts';

export function useRowHeight(): number {
  return useNarrowHeight(28);
}
