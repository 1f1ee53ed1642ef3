/** Lets the demo model answer for the language models of the open flow that have no usable provider. */
import { useCallback } from 'react';
import type { EmbeddedNeeds } from '#contract/embedded-needs.ts';
import { MODEL_FIELDS } from '#flow/request/model-choice.ts';
import { withDemoModel } from '#flow/text/demo-model-tweaks.ts';
import { useOpenFlow } from '../navigation/use-open-flow.ts';
import { useTweakReport } from './analysis/draft-analysis.ts';
import { useDraftForm, useEditorSync } from './use-draft.ts';
import { useChangeWithUndo } from './use-offer-undo.ts';

export interface DemoModelOffer {
  /** Models for which the tweaks do not choose another one. */
  models: EmbeddedNeeds['needs_model'];
  /** Writes the tweaks, with an undo. Null while the tweaks are not valid JSON. */
  accept: (() => void) | null;
}

export function useDemoModel(): DemoModelOffer {
  const flow = useOpenFlow();
  const report = useTweakReport();
  const form = useDraftForm();
  const sync = useEditorSync();
  const change = useChangeWithUndo();
  const changed = new Set(
    (report?.rows ?? []).flatMap(({ verdicts }) =>
      verdicts.flatMap(({ state, target }) =>
        state === 'applied' && target && target.after !== null && MODEL_FIELDS.has(target.field)
          ? [target.component]
          : [],
      ),
    ),
  );
  const models = (flow?.needs?.needs_model ?? []).filter(({ id }) => !changed.has(id));
  const accept = useCallback(() => {
    if (!flow?.needs) return;
    const ids = flow.needs.needs_model.map(({ id }) => id);
    const message = 'The demo model will answer. It is set in Tweaks.';
    change(message, () => sync.setTweaksText(withDemoModel(form.getValues('tweaksText'), flow.index, ids), 'edit'));
  }, [sync, change, flow, form]);
  return { models, accept: report?.isBroken ? null : accept };
}
