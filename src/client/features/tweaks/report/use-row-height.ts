/** Height of a row of the report in px, as `report-table.module.css` has it: fingers need more than a pointer. */
import { useMediaQuery } from '@mantine/hooks';

export function useRowHeight(): number {
  return useMediaQuery('(max-width: 819px)', false, { getInitialValueInEffect: false }) ? 44 : 28;
}
