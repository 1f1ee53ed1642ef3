/** Parses and fills Python format templates (`{name}`, `{{` for a brace, `{price:.2f}`, `{item[key]}`). */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { formatSpec } from './format-spec.ts';
import { pythonRepr, pythonStr } from './python-text.ts';

interface TemplateField {
  /** First part of the name: what is looked up. */
  readonly name: string;
  /** What follows in brackets. */
  readonly keys: readonly string[];
  readonly conversion: string | null;
  readonly spec: string;
}

export type TemplatePart = string | TemplateField;

/** Throws an Error with Python's words for a template that is not well formed. */
export function parseTemplate(template: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let text = '';
  let place = 0;
  while (place < template.length) {
    const next = nextBrace(template, place);
    text += template.slice(place, next);
    if (next === template.length) break;
    const brace = template[next];
    if (template[next + 1] === brace) {
      text += brace;
      place = next + 2;
      continue;
    }
    if (brace === '}') throw new Error("Single '}' encountered in format string");
    const end = closingBrace(template, next);
    if (text !== '') parts.push(text);
    text = '';
    parts.push(parseField(template.slice(next + 1, end)));
    place = end + 1;
  }
  if (text !== '') parts.push(text);
  return parts;
}

function nextBrace(template: string, from: number): number {
  const open = template.indexOf('{', from);
  const close = template.indexOf('}', from);
  if (open < 0) return close < 0 ? template.length : close;
  return close < 0 ? open : Math.min(open, close);
}

function closingBrace(template: string, open: number): number {
  if (open + 1 === template.length) throw new Error("Single '{' encountered in format string");
  let depth = 1;
  for (let place = open + 1; place < template.length; place += 1) {
    if (template[place] === '{') depth += 1;
    else if (template[place] === '}') depth -= 1;
    if (depth === 0) return place;
  }
  throw new Error("expected '}' before end of string");
}

function parseField(source: string): TemplateField {
  const colon = source.indexOf(':');
  const head = colon < 0 ? source : source.slice(0, colon);
  const spec = colon < 0 ? '' : source.slice(colon + 1);
  const mark = head.lastIndexOf('!');
  const expression = mark < 0 ? head : head.slice(0, mark);
  const conversion = mark < 0 ? null : head.slice(mark + 1);
  if (conversion !== null && conversion !== 'r' && conversion !== 's' && conversion !== 'a') {
    throw new Error(`Unknown conversion specifier '${conversion}'`);
  }
  const bracket = expression.indexOf('[');
  const name = bracket < 0 ? expression : expression.slice(0, bracket);
  if (expression.replace(/\[[^\]]*\]/g, '').includes('.')) {
    throw new Error(`The template asks for {${expression}}: values have no attributes.`);
  }
  const keys =
    bracket < 0 ? [] : [...expression.slice(bracket).matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? '');
  return { name, keys, conversion, spec };
}

/** Names that the template asks for, each once, in order. */
export function templateNames(parts: readonly TemplatePart[]): string[] {
  return [...new Set(parts.flatMap((part) => (typeof part === 'string' ? [] : [part.name])))];
}

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
