import { createContext, useContext } from 'react';
import type { ConfirmedReport } from '../../draft/tweak-report/confirm-report.ts';

export const ConfirmedReportContext = createContext<ConfirmedReport | null>(null);

/**
 * The report on the tweaks, compared with the shown run. Null for a moment after the page has opened. Renders when the report
 * changes or a run ends.
 */
export function useConfirmedReport(): ConfirmedReport | null {
  return useContext(ConfirmedReportContext);
}
