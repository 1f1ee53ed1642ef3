import { useCallback } from 'react';
import { DEFAULT_CHOICES, type PlanChoices } from '#run/model/request-plan.ts';
import { useDraftForm } from '../../draft/use-draft.ts';

/** Changes what is chosen for the plan; kept with the draft. */
export function useChangePlan(): (change: Partial<PlanChoices>) => void {
  const form = useDraftForm();
  return useCallback(
    (change) => {
      const before = form.getValues('choices') ?? DEFAULT_CHOICES;
      form.setValue('choices', { ...before, ...change }, { shouldDirty: true });
    },
    [form],
  );
}
