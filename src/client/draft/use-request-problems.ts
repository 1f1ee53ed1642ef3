/** What the request does that its sender may not expect, and how to mend it. */
import { useCallback, useSyncExternalStore } from 'react';
import type { RequestDraft } from '#run/request-draft.ts';
import { openPart } from '../navigation/open-part.ts';
import { announce } from '../ui/announce.ts';
import { notify } from '../ui/notify.ts';
import type { DraftChange } from './lint/apply-fix.ts';
import { lintStoreOf } from './lint/lint-store.ts';
import type { RequestProblem } from './lint/request-problem.ts';
import { useDraftForm, useTweaksBridge } from './use-draft.ts';
import { usePlanStore } from './use-draft-plan.ts';

/** Renders again shortly after the problems have changed, which few keys do. */
export function useRequestProblems(): readonly RequestProblem[] {
  usePlanStore();
  const store = lintStoreOf(useDraftForm());
  return useSyncExternalStore(store.subscribe, store.read);
}

/** Mends a problem; the notice that says so offers to undo it. */
export function useFixProblem(): (problem: RequestProblem) => Promise<void> {
  const form = useDraftForm();
  const bridge = useTweaksBridge();
  const plans = usePlanStore();
  return useCallback(
    async ({ fix }) => {
      if (fix && 'opens' in fix) {
        openPart(fix.opens);
        return;
      }
      const { applyFix } = await import('./lint/apply-fix.ts');
      const index = plans.read()?.subject.index;
      if (!fix || !index) return;
      const draft = form.getValues();
      const change = applyFix(draft, index, fix.change);
      const write = (parts: DraftChange) => {
        const { tweaksText, ...rest } = parts;
        // One by one, so that only what changes is set.
        if (rest.inputsMode !== undefined) form.setValue('inputsMode', rest.inputsMode);
        if (rest.inputs !== undefined) form.setValue('inputs', rest.inputs);
        if (rest.outputs !== undefined) form.setValue('outputs', rest.outputs);
        if (rest.sessionId !== undefined) form.setValue('sessionId', rest.sessionId);
        if ('choices' in rest) form.setValue('choices', rest.choices);
        if (tweaksText !== undefined) bridge.setTweaksText(tweaksText, 'edit');
      };
      if (Object.keys(change).length === 0) {
        announce('The tweaks are not valid JSON, so nothing was changed');
        return;
      }
      const before = structuredClone(partsOf(draft, change));
      write(change);
      notify({ message: fix.label, undo: () => write(before) });
    },
    [form, bridge, plans],
  );
}

/** The parts of the draft that a change replaces, as they are. */
function partsOf(draft: RequestDraft, change: DraftChange): DraftChange {
  const { inputsMode, inputs, outputs, sessionId, choices, tweaksText } = draft;
  return {
    ...('inputsMode' in change ? { inputsMode } : {}),
    ...('inputs' in change ? { inputs } : {}),
    ...('outputs' in change ? { outputs } : {}),
    ...('sessionId' in change ? { sessionId } : {}),
    ...('choices' in change ? { choices } : {}),
    ...('tweaksText' in change ? { tweaksText } : {}),
  };
}
