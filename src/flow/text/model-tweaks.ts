/** Tweaks that select one model for language models: the built-in demo model, or one of the model server. */
import type { FlowIndex } from '../index/flow-index.ts';
import { hasModelChoice } from '../request/model-choice.ts';
import { setTweaks, type TweakEdit } from './tweaks-edit.ts';

export interface ChosenModel {
  name: string;
  provider: string;
}

export const DEMO_CHOICE: ChosenModel = { name: 'demo', provider: 'Demo' };

/** A model of the server that is set up goes by any provider but Demo; this is the one whose API it has. */
export function servedChoice(name: string): ChosenModel {
  return { name, provider: 'OpenAI' };
}

/** Returns broken text unchanged. Ignores components that the flow does not have. */
export function withModel(
  text: string,
  index: FlowIndex,
  components: readonly string[],
  chosen: ChosenModel = DEMO_CHOICE,
): string {
  const edits = components.flatMap((id): TweakEdit[] => {
    const fields = index.byId.get(id)?.fields;
    if (!fields) return [];
    const hasSelection = fields.has('model');
    const isNeeded = (name: string): boolean => {
      const field = fields.get(name);
      return field !== undefined && (!hasSelection || Boolean(field.value));
    };
    return [
      ...(hasSelection ? [{ path: [id, 'model'], value: [{ ...chosen }] }] : []),
      ...(isNeeded('provider') ? [{ path: [id, 'provider'], value: chosen.provider }] : []),
      ...(isNeeded('agent_llm') ? [{ path: [id, 'agent_llm'], value: chosen.provider }] : []),
      ...(isNeeded('model_name') ? [{ path: [id, 'model_name'], value: chosen.name }] : []),
    ];
  });
  return setTweaks(text, edits);
}

/** The text with a model of the model server for every component that has a model. */
export function withServedModel(text: string, index: FlowIndex, name: string): string {
  const all = index.components.filter(hasModelChoice).map(({ id }) => id);
  return withModel(text, index, all, servedChoice(name));
}
