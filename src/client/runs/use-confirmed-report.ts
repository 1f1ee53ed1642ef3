/** The report on the tweaks, held against the run that is shown. */
import { useMemo } from 'react';
import type { ConfirmedReport } from '../draft/tweak-report/confirm-report.ts';
import { reportStoreOf } from '../draft/tweak-report/report-store.ts';
import { proofOf, type RunProof } from '../draft/tweak-report/run-proof.ts';
import type { TweakReport } from '../draft/tweak-report/tweak-report.ts';
import { useDraftForm } from '../draft/use-draft.ts';
import { useTweakReport } from '../draft/use-tweak-report.ts';
import { useOpenFlow } from '../navigation/use-open-flow.ts';
import { useShownRunId } from '../navigation/use-url-key.ts';
import { useRunPart } from './use-runs.ts';

/** Null for a moment after the page has opened. Renders again when the report changes, or when a run has ended. */
export function useConfirmedReport(): ConfirmedReport | null {
  const report = useTweakReport();
  const shownRunId = useShownRunId();
  const flowId = useOpenFlow()?.id ?? null;
  const form = useDraftForm();
  const { part: proof } = useRunPart(shownRunId, proofOf);
  // What else of the draft counts (targets, Stream) gives another report, so that the report stands for it here.
  return useMemo(() => {
    const confirm = reportStoreOf(form).confirm();
    return report && confirm
      ? confirmOnce(report, proof, flowId, () => confirm(report, proof, form.getValues(), flowId))
      : null;
  }, [report, proof, form, flowId]);
}

interface Confirmation {
  proof: RunProof | null;
  flowId: string | null;
  confirmed: ConfirmedReport;
}

const latest = new WeakMap<TweakReport, Confirmation>();

/** Several parts of the page ask for the same; long tweaks are held against the run once. */
function confirmOnce(
  report: TweakReport,
  proof: RunProof | null,
  flowId: string | null,
  confirm: () => ConfirmedReport,
): ConfirmedReport {
  const known = latest.get(report);
  if (known?.proof === proof && known.flowId === flowId) return known.confirmed;
  const confirmed = confirm();
  latest.set(report, { proof, flowId, confirmed });
  return confirmed;
}
