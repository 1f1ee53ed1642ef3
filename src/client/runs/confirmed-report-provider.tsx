/** Compares the report on the tweaks with the shown run, once for all parts of the page. */
import { type ReactNode, useMemo } from 'react';
import { reportStoreOf } from '../draft/tweak-report/report-store.ts';
import { proofOf } from '../draft/tweak-report/run-proof.ts';
import { useDraftForm } from '../draft/use-draft.ts';
import { useTweakReport } from '../draft/use-tweak-report.ts';
import { useOpenFlow } from '../navigation/use-open-flow.ts';
import { useShownRunId } from '../navigation/use-url-key.ts';
import { ConfirmedReportContext } from './use-confirmed-report.ts';
import { useRunPart } from './use-runs.ts';

export function ConfirmedReportProvider({ children }: { children: ReactNode }) {
  const report = useTweakReport();
  const flowId = useOpenFlow()?.id ?? null;
  const form = useDraftForm();
  const { part: proof } = useRunPart(useShownRunId(), proofOf);
  // Targets and Stream matter too, but a change of them makes a new report.
  const confirmed = useMemo(() => {
    const confirm = reportStoreOf(form).confirm();
    return report && confirm ? confirm(report, proof, form.getValues(), flowId) : null;
  }, [report, proof, form, flowId]);
  return <ConfirmedReportContext value={confirmed}>{children}</ConfirmedReportContext>;
}
