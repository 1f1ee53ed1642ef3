/** Tweaks that select one model for language models: the built-in demo model, or one of the model server. */
import type { JsonObject } from '#contract/json.ts';
import type { FlowIndex } from '../index/flow-index.ts';
import { hasModelChoice } from '../request/model-choice.ts';
import { newestRules } from '../tweaks/tweak-rules.ts';
import { setFieldTweak, unshareTweak } from './set-field-tweak.ts';

export interface ChosenModel {
  name: string;
  provider: string;
}

export const DEMO_CHOICE: ChosenModel = { name: 'demo', provider: 'Demo' };

/** Any provider but Demo chooses a model of the configured model server; this is the provider whose API it has. */
export function servedChoice(name: string): ChosenModel {
  return { name, provider: 'OpenAI' };
}

/**
 * Changes existing tweaks of the model where they count, so that none of them overrides the chosen model. A bare key becomes a
 * tweak of each component that it reaches, so that the others keep their value. A provider or name beside a selection is set to
 * the flow's own, or removed where the flow has none. Returns broken text unchanged. Ignores components that the flow does not
 * have.
 */
export function withModel(
  text: string,
  index: FlowIndex,
  components: readonly string[],
  chosen: ChosenModel = DEMO_CHOICE,
): string {
  // Such tweaks are for the embedded server, which follows these rules.
  const rules = newestRules();
  return components
    .flatMap((id) => index.byId.get(id) ?? [])
    .reduce((before, component) => {
      const { fields } = component;
      const selects = fields.has('model');
      return Object.entries(valuesOf(chosen)).reduce((written, [name, value]) => {
        const field = fields.get(name);
        if (!field) return written;
        const wanted = name === 'model' || !selects || field.value ? value : field.value;
        const target = { index, component, field, rules };
        return setFieldTweak(unshareTweak(written, target), target, wanted);
      }, before);
    }, text);
}

function valuesOf({ name, provider }: ChosenModel): JsonObject {
  return { model: [{ name, provider }], provider, agent_llm: provider, model_name: name };
}

/** The text with a model of the model server for every component that has a model. */
export function withServedModel(text: string, index: FlowIndex, name: string): string {
  const all = index.components.filter(hasModelChoice).map(({ id }) => id);
  return withModel(text, index, all, servedChoice(name));
}
