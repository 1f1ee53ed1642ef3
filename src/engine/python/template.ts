/** Fills Python format templates that `parseTemplate` has parsed. */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import type { TemplateField, TemplatePart } from '#flow/index/parse-template.ts';
import { type Meter, PART_COST } from '../values/character-budget.ts';
import { formatSpec } from './format-spec.ts';
import { asciiRepr, pythonFloat, pythonRepr, pythonStr } from './python-text.ts';

/** Returns the value of a name; may throw for an unknown one. */
export type TemplateLookup = (name: string) => JsonValue | undefined;

export interface TemplateFilling {
  readonly lookup: TemplateLookup;
  /** Counts each part before the parts are joined. */
  readonly meter: Meter;
  /** Which names are floats, since a whole number does not show it; none by default. */
  readonly isFloat?: (name: string) => boolean;
}

/**
 * The filled template. Throws when a format does not fit its value, when the text is too long, and for a field without
 * a name: positional fields are not supported.
 */
export function fillTemplate(parts: readonly TemplatePart[], filling: TemplateFilling): string {
  const texts: string[] = [];
  for (const part of parts) {
    const text = typeof part === 'string' ? part : fillField(part, filling);
    filling.meter(text.length + PART_COST);
    texts.push(text);
  }
  return texts.join('');
}

function fillField(field: TemplateField, filling: TemplateFilling): string {
  const { name, keys, conversion } = field;
  const { lookup, isFloat = () => false } = filling;
  if (/^\d*$/.test(name)) throw new Error('Format string contains positional fields');
  let value = lookup(name);
  for (const key of keys) value = itemOf(value, key);
  const spec = fillTemplate(field.spec, filling);
  const asFloat = typeof value === 'number' && isFloat(name);
  const text = asFloat && typeof value === 'number' ? pythonFloat(value) : null;
  if (conversion === 'r') return formatSpec(text ?? pythonRepr(value), spec);
  if (conversion === 'a') return formatSpec(text ?? asciiRepr(value), spec);
  if (conversion === 's') return formatSpec(text ?? pythonStr(value), spec);
  return spec === '' ? (text ?? pythonStr(value)) : formatSpec(value, spec, asFloat);
}

function itemOf(value: JsonValue | undefined, key: string | number): JsonValue {
  const item =
    typeof key === 'number'
      ? Array.isArray(value)
        ? value[key]
        : typeof value === 'string'
          ? [...value][key]
          : undefined
      : isJsonObject(value) && Object.hasOwn(value, key)
        ? value[key]
        : undefined;
  if (item === undefined) throw new Error(`The template asks for [${key}], which the value does not have.`);
  return item;
}
