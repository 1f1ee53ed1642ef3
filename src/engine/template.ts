/** Fills Python format templates, as they are read by `flow/parse-template.ts`. */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import type { TemplateField, TemplatePart } from '#flow/parse-template.ts';
import { formatSpec } from './format-spec.ts';
import { asciiRepr, pythonFloat, pythonRepr, pythonStr } from './python-text.ts';

/** Gives the value of a name, and may throw for one that it does not know. */
export type TemplateLookup = (name: string) => JsonValue | undefined;

/**
 * The filled template. `isFloat` says which numbers are floats, since whole ones do not show it. Throws when a format does not
 * fit its value, and for a field without a name: nothing has a place of its own.
 */
export function fillTemplate(
  parts: readonly TemplatePart[],
  lookup: TemplateLookup,
  isFloat: (name: string) => boolean = () => false,
): string {
  return parts.map((part) => (typeof part === 'string' ? part : fillField(part, lookup, isFloat))).join('');
}

function fillField(field: TemplateField, lookup: TemplateLookup, isFloat: (name: string) => boolean): string {
  const { name, keys, conversion } = field;
  if (/^\d*$/.test(name)) throw new Error('Format string contains positional fields');
  let value = lookup(name);
  for (const key of keys) value = itemOf(value, key);
  const spec = fillTemplate(field.spec, lookup, isFloat);
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
