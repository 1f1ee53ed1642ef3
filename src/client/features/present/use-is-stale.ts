/** Whether the answer on screen was made with the current tweaks, outputs and flow. */
import { useMemo } from 'react';
import { isJsonEqual } from '#contract/json.ts';
import { maskRequest } from '#flow/secrets/mask-secrets.ts';
import type { Run } from '#run/model/run.ts';
import { toRunRequest } from '#run/plan/to-run-request.ts';
import type { FlowDetail } from '../../api/flow-detail.ts';
import { useDraftForm, useDraftText, useDraftValue } from '../../draft/use-draft.ts';
import { usePageServices } from '../../runs/page-services.ts';

/** False before the first run. */
export function useIsStale(run: Run | null, flow: FlowDetail): boolean {
  const form = useDraftForm();
  const tweaksText = useDraftValue('tweaksText');
  const outputs = useDraftText((draft) => JSON.stringify(draft.outputs));
  const { graphPrint } = usePageServices();
  return useMemo(() => {
    if (run === null) return false;
    // The answer of a flow that was edited since.
    if (run.graph !== undefined && run.graph !== graphPrint(flow)) return true;
    if (outputs !== JSON.stringify(run.draft.outputs)) return true;
    const { request } = toRunRequest({ ...form.getValues(), tweaksText });
    if (request === null) return true;
    return !isJsonEqual(maskRequest(request, flow.index).tweaks ?? {}, run.request.tweaks ?? {});
  }, [form, tweaksText, outputs, graphPrint, run, flow]);
}
