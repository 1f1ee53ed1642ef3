/** Runs the request in the form and shows the run. */
import { useCallback } from 'react';
import { useAnalysisStore } from '../../draft/analysis/draft-analysis.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { useStartRun } from '../../runs/use-start-run.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { announce } from '../../shell/ui/feedback/announce.ts';

/** `onlyInput` runs only that input of the form. `withoutTweaks` leaves them in the form. If it cannot run, the reason is announced. */
export type RunDraft = (options?: { onlyInput?: number; withoutTweaks?: true }) => void;

/** Null while no flow is open. */
export function useRunDraft(): RunDraft | null {
  const { start } = useStartRun();
  const { showRun } = useNavigate();
  const flow = useOpenFlow();
  const form = useDraftForm();
  const analysis = useAnalysisStore();
  const run = useCallback<RunDraft>(
    ({ withoutTweaks, ...options } = {}) => {
      const draft = structuredClone(form.getValues());
      if (withoutTweaks) draft.tweaksText = '{}';
      const { onlyInput } = options;
      if (flow === null) return;
      if (onlyInput !== undefined && (draft.inputsMode !== 'mine' || onlyInput >= draft.inputs.length)) {
        announce(`The request no longer has an input ${onlyInput + 1}`);
        return;
      }
      void start({ draft, flow, analysis: analysis.getState(), ...options }).then((outcome) => {
        if ('started' in outcome) showRun(outcome.started);
        else announce('refused' in outcome ? outcome.refused : (outcome.problems[0]?.message ?? 'Nothing was sent'));
      });
    },
    [flow, form, analysis, showRun, start],
  );
  return flow === null ? null : run;
}
