/** The requests that Run would send, and the choices that affect them. */
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { DEFAULT_CHOICES, type PlanChoices } from '#run/model/request-plan.ts';
import { useServer } from '../api/version-query.ts';
import { useOpenFlow } from '../navigation/use-open-flow.ts';
import { useFlowId } from '../navigation/use-url-key.ts';
import type { DraftPlan } from './plan/draft-plan.ts';
import { type PlanStore, planStoreOf } from './plan/plan-store.ts';
import { useDraftForm } from './use-draft.ts';

/** The plan store of the draft, kept up to date with the open flow and the server. */
export function usePlanStore(): PlanStore {
  const store = planStoreOf(useDraftForm());
  const flowId = useFlowId();
  const flow = useOpenFlow();
  const index = flow?.index ?? null;
  const id = flow?.id ?? flowId ?? '';
  const server = useServer().data ?? null;
  useEffect(() => store.setKnowledge({ flowId: id, index, server }), [store, id, index, server]);
  return store;
}

/** Null until the server is known. Renders shortly after every change of the draft, so call it in small components only. */
export function useDraftPlan(): DraftPlan | null {
  const store = usePlanStore();
  return useSyncExternalStore(store.subscribe, store.read);
}

/** Changes the choices for the plan, which are stored with the draft. */
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
