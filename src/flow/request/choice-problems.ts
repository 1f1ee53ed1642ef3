/** Values that a component reads but fails on, because they choose something that does not exist. */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import type { FlowComponent, FlowField } from '../index/flow-index.ts';
import {
  hasModelChoice,
  isDemoProvider,
  isOtherDemo,
  MODEL_FIELDS,
  type ModelChoice,
  modelChoice,
} from './model-choice.ts';
import type { ReceivedBy } from './needed-fields.ts';

export type ChoiceProblem =
  /** No model of the flow's list is of this provider; `known` are those of the list. */
  | { kind: 'unknown-provider'; provider: string; known: readonly string[] }
  /** The provider is another one than that of the selected model, and the list has no model of this name from it. */
  | { kind: 'no-such-model'; provider: string; model: string }
  /** The model is not one of the flow's list, so the server may not know of which provider it is; empty if it has no name. */
  | { kind: 'without-provider'; model: string }
  /** A model that the embedded server does not have: see `noModelText`. */
  | { kind: 'not-demo'; choice: ModelChoice }
  /** A Memory Base of another name than the flow's. */
  | { kind: 'not-attached'; name: string };

/**
 * Measured on 1.13.0: a model given by its name alone gets its provider from the server's catalogue, and fails as "missing a
 * provider" where that has no such name; a text that is no provider fails with "No model class defined", another provider with the name of a model
 * that it does not have, without its package or without its key; a Memory Base that is "not attached to this flow".
 */
export function choiceProblem(
  component: FlowComponent,
  field: FlowField,
  received: ReceivedBy,
  models: 'listed' | 'embedded' | 'demo',
): ChoiceProblem | null {
  if (models !== 'listed') return embeddedChoiceProblem(component, field, received, models === 'embedded');
  const { name } = field;
  if (field.type === 'model') return modelProblem(field, received);
  if (name === 'provider') return providerProblem(component, received);
  if (name === 'memory_base' && component.type === 'MemoryBase') return memoryProblem(component, received);
  return null;
}

/** On the embedded server, where any provider is the server that is set up, and the demo model has one name. */
function embeddedChoiceProblem(
  component: FlowComponent,
  { name }: FlowField,
  received: ReceivedBy,
  hasModelServer: boolean,
): ChoiceProblem | null {
  if (!MODEL_FIELDS.has(name) || !hasModelChoice(component)) return null;
  const choice = modelChoice(received);
  const isThere = isDemoProvider(choice.provider) ? !isOtherDemo(choice) : hasModelServer;
  return isThere ? null : { kind: 'not-demo', choice };
}

interface ListedModel {
  name: string;
  provider: string;
}

/** Names of providers are compared without regard to case (lfx 1.13.0, `base/models/provider_registry.py`). */
function providerProblem({ fields }: FlowComponent, received: ReceivedBy): ChoiceProblem | null {
  const field = fields.get('model');
  const provider = overrideOf(received('provider'));
  if (field?.type !== 'model' || field.connection || provider === '') return null;
  const [selected] = modelsOf(received('model'));
  const listed = modelsOf(field.options ?? []);
  const isOf = (model: ListedModel) => model.provider.toLowerCase() === provider.toLowerCase();
  if (selected && isOf(selected)) return null;
  if (!listed.some(isOf)) {
    const known = new Set([...(selected ? [selected] : []), ...listed].map((model) => model.provider));
    return { kind: 'unknown-provider', provider, known: [...known].filter((name) => name !== '') };
  }
  const model = overrideOf(received('model_name')) || (selected?.name ?? '');
  return listed.some((one) => isOf(one) && one.name === model) ? null : { kind: 'no-such-model', provider, model };
}

function modelProblem(field: FlowField, received: ReceivedBy): ChoiceProblem | null {
  // An overriding provider replaces that of the model.
  if (overrideOf(received('provider')) !== '') return null;
  const value = received(field.name);
  // No model at all is another problem.
  const [first] = Array.isArray(value) ? value : [value ?? undefined];
  if (first === undefined) return null;
  const [model] = modelsOf([first]);
  if (model && model.provider !== '') return null;
  const name = model?.name ?? textOf(first);
  const known = [...modelsOf(field.value), ...modelsOf(field.options ?? [])];
  const isNamed = model === undefined && known.some((one) => one.name === name);
  return isNamed ? null : { kind: 'without-provider', model: name };
}

function memoryProblem({ fields }: FlowComponent, received: ReceivedBy): ChoiceProblem | null {
  const name = received('memory_base');
  const field = fields.get('memory_base');
  if (typeof name !== 'string' || name === field?.value || field?.options?.includes(name)) return null;
  return { kind: 'not-attached', name };
}

/** What a field of type `model` selects, or lists. */
function modelsOf(value: JsonValue | readonly JsonValue[]): ListedModel[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((model) =>
    isJsonObject(model) ? [{ name: textOf(model.name ?? null), provider: textOf(model.provider ?? null) }] : [],
  );
}

/**
 * The text that overrides the selection; a list, even an empty one, overrides it as text (lfx 1.13.0,
 * `models_and_agents/model_selection.py`).
 */
function overrideOf(value: JsonValue): string {
  return Array.isArray(value) ? JSON.stringify(value) : textOf(value);
}

function textOf(value: JsonValue): string {
  return typeof value === 'string' ? value.trim() : '';
}
