/** Values and options of a field of type `model`, in the form that Langflow 1.13.0 accepts (lfx, `inputs/inputs.py`, ModelInput). */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import type { FlowField } from './flow-index.ts';
import { textOrEmpty } from './text-or-empty.ts';

/** The models that the export lists, each as the value to send: a list with that model. Empty for other fields. */
export function listedModels({ type, options, isList }: FlowField): JsonValue[] {
  if (type !== 'model' || isList || !options) return [];
  return options.flatMap((option) => {
    const isModel = isJsonObject(option) && typeof option.name === 'string' && typeof option.provider === 'string';
    return isModel ? [[option]] : [];
  });
}

/**
 * The model that a value selects. The value may be a list with the model, the model, or its name; '' for what it does not say.
 */
export function selectedModel(value: unknown): { name: string; provider: string } {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  const chosen: Record<string, unknown> = isJsonObject(first) ? first : { name: first };
  return { name: textOrEmpty(chosen.name), provider: textOrEmpty(chosen.provider) };
}

/**
 * True for two ways to write a model: Langflow turns a name into a list, and adds provider and metadata (measured with random
 * bodies, 1.13.0).
 */
export function isSameModel(left: JsonValue, right: JsonValue): boolean {
  const [one, other] = [selectedModel(left), selectedModel(right)];
  const isOther = one.provider !== '' && other.provider !== '' && one.provider !== other.provider;
  return one.name !== '' && one.name === other.name && !isOther;
}

/** `gpt-5.5 (OpenAI)` for a model, a string unchanged, '' for no selection, and null for any other value. */
export function modelText(value: JsonValue): string | null {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return null;
  const [model, ...more] = value;
  if (model === undefined) return '';
  if (more.length > 0 || !isJsonObject(model) || typeof model.name !== 'string') return null;
  return typeof model.provider === 'string' ? `${model.name} (${model.provider})` : model.name;
}
