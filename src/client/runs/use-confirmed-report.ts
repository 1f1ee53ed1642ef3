import { createContext, useContext } from 'react';
import type { ConfirmedReport } from '../draft/tweak-report/confirm-report.ts';

export const ConfirmedReportContext = createContext<ConfirmedReport | null>(null);

/**
 * The report on the tweaks, held against the run that is shown. Null for a moment after the page has opened. Renders again when
 * the report changes, or when a run has ended.
 */
export function useConfirmedReport(): ConfirmedReport | null {
  return useContext(ConfirmedReportContext);
}
