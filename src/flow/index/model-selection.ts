/** What a field of type `model` holds and offers, as Langflow 1.13.0 takes it (lfx, `inputs/inputs.py`, ModelInput). */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import type { FlowField } from './flow-index.ts';

/** The models that the export lists, each as the value to send: a list of that one. Empty for other fields. */
export function listedModels({ type, options, isList }: FlowField): JsonValue[] {
  if (type !== 'model' || isList || !options) return [];
  return options.flatMap((option) => {
    const isModel = isJsonObject(option) && typeof option.name === 'string' && typeof option.provider === 'string';
    return isModel ? [[option]] : [];
  });
}

/** `gpt-5.5 (OpenAI)`; a text as it is; empty for no selection; null for what is not the selection of one model. */
export function modelText(value: JsonValue): string | null {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return null;
  const [model, ...more] = value;
  if (model === undefined) return '';
  if (more.length > 0 || !isJsonObject(model) || typeof model.name !== 'string') return null;
  return typeof model.provider === 'string' ? `${model.name} (${model.provider})` : model.name;
}
