/** Lets the demo model, or one of the model server, answer for language models of the open flow. */
import type { EmbeddedNeeds } from '#contract/embedded-needs.ts';
import { MODEL_FIELDS } from '#flow/request/model-choice.ts';
import { type ChosenModel, DEMO_CHOICE, servedChoice, withModel } from '#flow/text/model-tweaks.ts';
import { useTweakReport } from '../../draft/analysis/draft-analysis.ts';
import { useDraftForm, useEditorSync } from '../../draft/use-draft.ts';
import { useChangeWithUndo } from '../../draft/use-offer-undo.ts';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';

export interface ModelOffer {
  /** "smollm2", or "the demo model". */
  name: string;
  /** Writes the tweaks for these components, with an undo; for all that need a model by default. */
  accept: (components?: readonly string[]) => void;
}

export interface ModelOffers {
  /** Models for which the tweaks do not choose another one. */
  models: EmbeddedNeeds['needs_model'];
  /** The models of the server first, the demo model last. Empty while the tweaks are not valid JSON, and on a Langflow. */
  offers: readonly ModelOffer[];
}

export function useModelOffers(): ModelOffers {
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
  if (!flow?.needs || report?.isBroken) return { models: [], offers: [] };
  const { needs, index } = flow;
  const offerOf = (name: string, chosen: ChosenModel): ModelOffer => ({
    name,
    accept(components = needs.needs_model.map(({ id }) => id)) {
      const message = `${name === DEMO ? 'The demo model' : name} will answer. It is set in Tweaks.`;
      const text = () => withModel(form.getValues('tweaksText'), index, components, chosen);
      change(message, () => sync.setTweaksText(text(), 'edit'));
    },
  });
  return {
    models: needs.needs_model.filter(({ id }) => !changed.has(id)),
    offers: [...(needs.models ?? []).map((name) => offerOf(name, servedChoice(name))), offerOf(DEMO, DEMO_CHOICE)],
  };
}

/** The first models of the server, and the demo model. */
export function fewOffers(offers: readonly ModelOffer[], most: number): readonly ModelOffer[] {
  return [...offers.slice(0, -1).slice(0, most), ...offers.slice(-1)];
}

const DEMO = 'the demo model';
