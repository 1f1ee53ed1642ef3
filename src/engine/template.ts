/** Fills Python format templates, as they are read by `flow/parse-template.ts`. */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import type { TemplateField, TemplatePart } from '#flow/parse-template.ts';
import { formatSpec } from './format-spec.ts';
import { pythonRepr, pythonStr } from './python-text.ts';

/**
 * The filled template. `lookup` gives the value of a name and may throw for one that it does not know; `isFloat` says
 * which numbers are floats, so that whole ones show it. Throws when a format does not fit its value.
 */
export function fillTemplate(
  parts: readonly TemplatePart[],
  lookup: (name: string) => JsonValue | undefined,
  isFloat: (name: string) => boolean = () => false,
): string {
  let out = '';
  for (const part of parts) {
    if (typeof part === 'string') out += part;
    else {
      const value = lookup(part.name);
      const isWholeFloat = part.spec === '' && Number.isInteger(value) && isFloat(part.name);
      out += isWholeFloat ? `${fillField(part, value)}.0` : fillField(part, value);
    }
  }
  return out;
}

function fillField(field: TemplateField, root: JsonValue | undefined): string {
  let value = root;
  for (const key of field.keys) value = itemOf(value, key);
  if (field.conversion === 'r' || field.conversion === 'a') return formatSpec(pythonRepr(value), field.spec);
  if (field.conversion === 's') return formatSpec(pythonStr(value), field.spec);
  return field.spec === '' ? pythonStr(value) : formatSpec(value, field.spec);
}

function itemOf(value: JsonValue | undefined, key: string): JsonValue {
  const item = Array.isArray(value)
    ? value[Number(key)]
    : isJsonObject(value) && Object.hasOwn(value, key)
      ? value[key]
      : undefined;
  if (item === undefined) throw new Error(`The template asks for [${key}], which the value does not have.`);
  return item;
}
