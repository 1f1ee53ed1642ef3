/** Which model the fields of a component choose, and the one choice that the embedded server cannot follow. */
import type { FlowComponent } from '../index/flow-index.ts';
import { selectedModel } from '../index/model-selection.ts';
import { textOrEmpty } from '../index/text-or-empty.ts';

/** Fields that only components with a language model have, in exports of the 1.7 line; since Langflow 1.8 one of type `model`. */
export const MODEL_NAMES = ['model_name', 'agent_llm'] as const;

/** The fields that select a model: `model`, or provider and name, which win over `model` when they are set. */
export const MODEL_FIELDS: ReadonlySet<string> = new Set(['model', 'provider', ...MODEL_NAMES]);

export interface ModelChoice {
  /** Empty when none is chosen. */
  provider: string;
  /** Empty when none is chosen: then the provider's own default counts. */
  model: string;
}

/**
 * Overrides first, then the selection. A provider that overrides that of the selection drops its name too: no other provider
 * has a model of that name. Exports of the 1.7 line have no selection, and an Agent of theirs names its provider `agent_llm`.
 */
export function modelChoice(read: (field: string) => unknown): ModelChoice {
  const selected = selectedModel(read('model'));
  const own = textOrEmpty(read('provider'));
  const isOther = own !== '' && selected.provider !== '' && plain(own) !== plain(selected.provider);
  return {
    provider: own || selected.provider || textOrEmpty(read('agent_llm')),
    model: textOrEmpty(read('model_name')) || (isOther ? '' : selected.name),
  };
}

/**
 * True if the component chooses a language model itself, and its provider. A connected model is another component's; OpenAI's or
 * Anthropic's own components have a name only; an Embedding Model chooses another kind of model.
 */
export function hasModelChoice({ fields, sockets }: FlowComponent): boolean {
  const model = fields.get('model');
  const hasProvider = fields.has('provider') || fields.has('agent_llm');
  const isChosen = model?.type === 'model' || (fields.has('model_name') && hasProvider);
  return isChosen && !model?.connection && !sockets.some(({ types }) => types.includes('Embeddings'));
}

/** The provider of the built-in model, and so no provider. */
export function isDemoProvider(provider: string): boolean {
  return provider.trim() === '' || plain(provider) === 'demo';
}

/** True if the demo model is called by another name than its own: it does not answer as another model. */
export function isOtherDemo({ provider, model }: ModelChoice): boolean {
  return isDemoProvider(provider) && plain(model) !== '' && plain(model) !== 'demo';
}

/** The chosen model is not there: the provider or the model server has none of that name. */
export class ModelMissingError extends Error {
  override name = 'ModelMissingError';
}

function plain(name: string): string {
  return name.trim().toLowerCase();
}
