/** Chooses the form control of a field by its type. */
import type { JsonValue } from '#contract/json.ts';
import { isJsonObject } from '#contract/json.ts';
import type { FlowField } from './flow-index.ts';
import { listedModels, modelText } from './model-selection.ts';
import { NUMBER_TYPES } from './number-types.ts';
import type { FieldColumn } from './read-columns.ts';
import { isSecretField } from './secret-field.ts';

/** `options` are strings where the control can only list strings. */
export type FieldControl =
  | { kind: 'text'; isMultiline: boolean }
  /** `isJson` for values that are not a string, such as a list of secrets. */
  | { kind: 'secret'; isJson: boolean }
  | { kind: 'switch' }
  | { kind: 'number'; isWhole: boolean; min: number | null; max: number | null; step: number; hasSlider: boolean }
  | { kind: 'select'; options: readonly JsonValue[] }
  /** `options` are the values to send; `modelText` labels them. */
  | { kind: 'model'; options: readonly JsonValue[] }
  | { kind: 'combo'; options: readonly string[] }
  | { kind: 'many'; options: readonly string[]; acceptsOther: boolean }
  | { kind: 'table'; columns: readonly FieldColumn[] }
  | { kind: 'file' }
  | { kind: 'json' };

const TEXT_TYPES: ReadonlySet<string> = new Set(['str', 'prompt', 'mustache', 'query', 'link', 'code', '']);
const JSON_TYPES: ReadonlySet<string> = new Set(['dict', 'NestedDict']);
const LONG_TYPES: ReadonlySet<string> = new Set(['prompt', 'mustache']);

/** Most steps of a slider: with more it is too hard to hit a value. */
const MAX_STEPS = 1000;

function isText(value: JsonValue): value is string {
  return typeof value === 'string';
}

function numberControl({ type, range }: FlowField): FieldControl {
  const isWhole = type === 'int';
  const min = range?.min ?? null;
  const max = range?.max ?? null;
  const own = range?.step ?? null;
  const span = min !== null && max !== null && max > min ? max - min : null;
  const step = own !== null && own > 0 ? own : isWhole ? 1 : span !== null && span <= 10 ? 0.1 : 1;
  return { kind: 'number', isWhole, min, max, step, hasSlider: span !== null && span / step <= MAX_STEPS };
}

function tableControl({ columns, value }: FlowField): FieldControl {
  if (columns) return { kind: 'table', columns };
  const rows = Array.isArray(value) ? value.filter(isJsonObject) : [];
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (names.length === 0) return { kind: 'json' };
  return { kind: 'table', columns: names.map((name) => ({ name, displayName: name, type: '' })) };
}

/** The control for the field's type, whatever value it holds. */
function ownControl(field: FlowField, served: readonly JsonValue[]): FieldControl {
  const { type, isList, acceptsOther } = field;
  const options = field.options ?? [];
  const texts = options.filter(isText);
  const hasChoice = options.length > 0 && options.every((option) => typeof option !== 'object' || option === null);
  if (type === 'file') return { kind: 'file' };
  if (type === 'bool') return { kind: 'switch' };
  // Before the other controls, which would show the secret.
  if (isSecretField(field)) {
    return { kind: 'secret', isJson: isList || type === 'table' || JSON_TYPES.has(type) || NUMBER_TYPES.has(type) };
  }
  if (type === 'table') return tableControl(field);
  if (JSON_TYPES.has(type)) return { kind: 'json' };
  const models = type === 'model' && served.length > 0 ? served : listedModels(field);
  if (models.length > 0) return { kind: 'model', options: models };
  if (isList) {
    if (!TEXT_TYPES.has(type)) return { kind: 'json' };
    return { kind: 'many', options: texts, acceptsOther: texts.length === 0 || acceptsOther };
  }
  if (hasChoice) return acceptsOther ? { kind: 'combo', options: texts } : { kind: 'select', options };
  if (NUMBER_TYPES.has(type)) return numberControl(field);
  if (TEXT_TYPES.has(type)) return { kind: 'text', isMultiline: field.isMultiline || LONG_TYPES.has(type) };
  return { kind: 'json' };
}

function holds(control: FieldControl, value: JsonValue): boolean {
  if (value === null || value === '') return true;
  switch (control.kind) {
    case 'secret':
      return control.isJson || typeof value === 'string';
    case 'text':
    case 'combo':
      return typeof value === 'string';
    case 'select':
      return typeof value !== 'object';
    case 'model':
      return modelText(value) !== null;
    case 'switch':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number' || (typeof value === 'string' && Number.isFinite(Number(value)));
    case 'many':
      return typeof value === 'string' || (Array.isArray(value) && value.every(isText));
    case 'table':
      return Array.isArray(value) && value.every(isJsonObject);
    case 'file':
    case 'json':
      return true;
  }
}

/**
 * The control for this value of the field: JSON if the control of its type cannot show it, such as a list in a text field.
 * `served`: the models that the server has, as values to send, in place of those that the flow lists.
 */
export function controlFor(field: FlowField, value: JsonValue, served: readonly JsonValue[] = []): FieldControl {
  const control = ownControl(field, served);
  if (holds(control, value)) return control;
  return control.kind === 'secret' ? { kind: 'secret', isJson: true } : { kind: 'json' };
}
