/** Analyses the open flow's draft, and holds its report against the run that is shown: once for all parts of the page. */
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { AnalysisContext, createAnalysisStore } from '../../draft/analysis/draft-analysis.ts';
import { proofOf } from '../../draft/tweak-report/run-proof.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { useRunPart } from '../../runs/use-runs.ts';
import { useServer } from '../../shell/api/version-query.ts';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { useFlowId, useShownRunId } from '../../shell/navigation/use-url-key.ts';
import { followDraft } from '../draft/analysis/follow-draft.ts';
import { ConfirmedReportContext } from './use-confirmed-report.ts';

export function DraftAnalysisProvider({ children }: { children: ReactNode }) {
  const [store] = useState(createAnalysisStore);
  const form = useDraftForm();
  const flow = useOpenFlow();
  const index = flow?.index ?? null;
  const knownId = flow?.id ?? null;
  const flowId = useFlowId();
  const server = useServer().data ?? null;
  useEffect(
    () => followDraft(form, { id: knownId ?? flowId ?? '', index }, server, store),
    [form, knownId, flowId, index, server, store],
  );

  const report = useStore(store, (analysis) => analysis.report);
  const confirm = useStore(store, (analysis) => analysis.confirm);
  const { part: proof } = useRunPart(useShownRunId(), proofOf);
  // A change to what else counts in the draft (targets, Stream) gives another report, so comparing the reports is enough.
  const confirmed = useMemo(
    () => (report && confirm ? confirm(report, proof, form.getValues(), knownId) : null),
    [report, confirm, proof, form, knownId],
  );
  return (
    <AnalysisContext value={store}>
      <ConfirmedReportContext value={confirmed}>{children}</ConfirmedReportContext>
    </AnalysisContext>
  );
}
