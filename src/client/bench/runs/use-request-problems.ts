/** What the request does that its sender may not expect, and how to correct it. */
import { useCallback, useMemo } from 'react';
import { useFormState } from 'react-hook-form';
import { useAnalysis, useAnalysisStore } from '../../draft/analysis/draft-analysis.ts';
import type { RequestProblem } from '../../draft/lint/request-problem.ts';
import { writeParts } from '../../draft/storage/amend-draft.ts';
import { useDraftForm, useEditorSync } from '../../draft/use-draft.ts';
import { useChangeWithUndo } from '../../draft/use-offer-undo.ts';
import { sendUiRequest } from '../../shell/state/send-ui-request.ts';
import { announce } from '../../shell/ui/feedback/announce.ts';
import { tweaksProblem } from '../draft/lint/tweaks-problem.ts';
import { useConfirmedReport } from './use-confirmed-report.ts';

/**
 * Problems of the request and its tweaks, warnings first. Renders shortly after the problems have changed.
 */
export function useRequestProblems(): readonly RequestProblem[] {
  const form = useDraftForm();
  const found = useAnalysis(({ problems }) => problems);
  const report = useConfirmedReport()?.report ?? null;
  const { touchedFields } = useFormState({ control: form.control });
  // The form changes its own array in place.
  const touched = (touchedFields.inputs ?? []).flatMap((input, position) => (input?.value ? [position] : [])).join(' ');
  return useMemo(() => {
    const positions = new Set(touched.split(' '));
    const shown = found.filter(({ whenTouched }) => whenTouched === undefined || positions.has(String(whenTouched)));
    const tweaks = tweaksProblem(report);
    if (tweaks === null) return shown;
    const warnings = shown.filter(({ severity }) => severity === 'warning');
    return [...warnings, tweaks, ...shown.filter(({ severity }) => severity === 'note')];
  }, [found, report, touched]);
}

/** Applies the fix of a problem and shows a notice with Undo. */
export function useFixProblem(): (problem: RequestProblem) => Promise<void> {
  const form = useDraftForm();
  const sync = useEditorSync();
  const changeWithUndo = useChangeWithUndo();
  const analysis = useAnalysisStore();
  return useCallback(
    async ({ fix }) => {
      if (fix && 'opens' in fix) {
        sendUiRequest(fix.opens, true);
        return;
      }
      const { applyFix } = await import('../draft/lint/apply-fix.ts');
      const index = analysis.getState().plan?.subject.index;
      if (!fix || !index) return;
      const change = applyFix(form.getValues(), index, fix.change);
      if (Object.keys(change).length === 0) {
        announce('The tweaks are not valid JSON, so nothing was changed');
        return;
      }
      changeWithUndo(fix.label, () => writeParts(form, sync, change));
    },
    [form, sync, changeWithUndo, analysis],
  );
}
